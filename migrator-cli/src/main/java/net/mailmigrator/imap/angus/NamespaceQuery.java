package net.mailmigrator.imap.angus;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * NAMESPACE (RFC 2342). Where the server tells none, or only such as none of its mailboxes lies in, the names themselves
 * show the prefix: a server that keeps everything below INBOX has no name elsewhere (quirk 38).
 */
final class NamespaceQuery {
    private final Dialogue dialogue;
    private final Where where;
    private final Workarounds workarounds;

    NamespaceQuery(Dialogue dialogue, Where where, Workarounds workarounds) {
        this.dialogue = dialogue;
        this.where = where;
        this.workarounds = workarounds;
    }

    /** At least one personal namespace. */
    List<Namespace> ask(Listing listing) throws MailException {
        List<Namespace> told = told();
        boolean tellsPrefix =
                told.stream().anyMatch(namespace -> !namespace.prefix().isEmpty());
        if (!told.isEmpty() && !tellsPrefix && !workarounds.uses(Workaround.NAMESPACE_FROM_LIST)) {
            return told; // fits every name
        }
        List<ListedMailbox> mailboxes = listing.list();
        boolean shown = told.isEmpty() ? below(mailboxes) != null : fitsNone(told, mailboxes);
        if (workarounds.apply(Workaround.NAMESPACE_FROM_LIST, shown)) {
            return List.of(guessed(listing, mailboxes));
        }
        return told.isEmpty() ? List.of(new Namespace(Namespace.Kind.PERSONAL, "", listing.separator())) : told;
    }

    /** Servers may offer NAMESPACE and refuse it. */
    private List<Namespace> told() throws MailException {
        List<Namespace> found = new ArrayList<>();
        if (dialogue.offers("NAMESPACE")) {
            dialogue.execute(
                    where.attempted("ask for the namespaces"),
                    Command.of("NAMESPACE"),
                    response -> read(response, found));
        }
        return found;
    }

    private static boolean fitsNone(List<Namespace> told, List<ListedMailbox> mailboxes) {
        List<ListedMailbox> others = mailboxes.stream()
                .filter(mailbox -> !mailbox.name().equals(MailboxName.INBOX))
                .toList();
        return !others.isEmpty()
                && others.stream().noneMatch(mailbox -> told.stream().anyMatch(namespace -> lies(mailbox, namespace)));
    }

    /** In it, or its root; a prefix may be told without its separator. */
    private static boolean lies(ListedMailbox mailbox, Namespace namespace) {
        String name = mailbox.name().wire() + (mailbox.separator() == null ? "" : mailbox.separator());
        String prefix = namespace.prefix();
        int inbox = prefix.regionMatches(true, 0, "INBOX", 0, 5) ? 5 : 0;
        return name.length() >= prefix.length()
                && name.regionMatches(true, 0, prefix, 0, inbox)
                && name.startsWith(prefix.substring(inbox), inbox);
    }

    private static Namespace guessed(Listing listing, List<ListedMailbox> mailboxes) throws MailException {
        Character separator = below(mailboxes);
        return separator == null
                ? new Namespace(Namespace.Kind.PERSONAL, "", listing.separator())
                : new Namespace(Namespace.Kind.PERSONAL, "INBOX" + separator, separator);
    }

    /** The separator behind INBOX where everything else lies below it; null where it does not, or there is nothing. */
    private static @Nullable Character below(List<ListedMailbox> mailboxes) {
        Character separator = null;
        for (ListedMailbox mailbox : mailboxes) {
            if (!mailbox.name().equals(MailboxName.INBOX)) {
                separator = mailbox.separator();
                String start = mailbox.name().wire();
                if (separator == null || !start.regionMatches(true, 0, "INBOX" + separator, 0, 6)) {
                    return null;
                }
            }
        }
        return separator;
    }

    private static void read(RawResponse response, List<Namespace> found) throws ProtocolException {
        if (!response.is("NAMESPACE")) {
            return;
        }
        Tokens tokens = response.tokensAfterKey();
        for (Namespace.Kind kind : Namespace.Kind.values()) {
            if (!tokens.take('(')) {
                tokens.skipValue(); // NIL
                continue;
            }
            while (!tokens.take(')')) {
                tokens.expect('(');
                String prefix = tokens.astring();
                found.add(new Namespace(kind, prefix, Listing.separator(tokens)));
                while (!tokens.take(')')) {
                    tokens.skipValue();
                }
            }
        }
    }
}

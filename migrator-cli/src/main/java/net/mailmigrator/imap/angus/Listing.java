package net.mailmigrator.imap.angus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** LIST and LSUB. Names are kept as the octets that came, malformed ones too. */
final class Listing {
    private final Dialogue dialogue;
    private final Where where;
    private final Workarounds workarounds;

    Listing(Dialogue dialogue, Where where, Workarounds workarounds) {
        this.dialogue = dialogue;
        this.where = where;
        this.workarounds = workarounds;
    }

    /** All mailboxes with special use and subscription. */
    List<ListedMailbox> list() throws MailException {
        List<ListedMailbox> extended = offersOptions() ? listExtended("", Dialogue.Untagged.IGNORED) : null;
        return extended == null ? listPlainly() : extended;
    }

    /** The same with STATUS of all that can be opened: in one command with LIST-STATUS (RFC 5819). */
    AccountListing listWithStatus() throws MailException {
        StatusQuery query = new StatusQuery(dialogue, where);
        Map<MailboxName, MailboxStatus> found = new HashMap<>();
        List<ListedMailbox> mailboxes = offersOptions() && dialogue.offers("LIST-STATUS")
                ? listExtended(" STATUS " + query.items(), StatusQuery.into(found))
                : null;
        return withStatus(mailboxes == null ? list() : mailboxes, found, name -> true);
    }

    /** The same, but STATUS only of those that are wanted. */
    AccountListing listWithStatus(Predicate<MailboxName> wanted) throws MailException {
        return withStatus(list(), new HashMap<>(), wanted);
    }

    private AccountListing withStatus(
            List<ListedMailbox> mailboxes, Map<MailboxName, MailboxStatus> found, Predicate<MailboxName> wanted)
            throws MailException {
        Map<MailboxName, String> refused = new HashMap<>();
        List<MailboxName> names = mailboxes.stream()
                .filter(ListedMailbox::selectable)
                .map(ListedMailbox::name)
                .filter(wanted)
                .toList();
        new StatusQuery(dialogue, where).ofAll(names, found, refused);
        found.keySet().retainAll(Set.copyOf(names));
        return new AccountListing(mailboxes, found, refused);
    }

    private boolean offersOptions() {
        return !workarounds.uses(Workaround.PLAIN_LIST) && dialogue.offers("LIST-EXTENDED");
    }

    /** LIST with options; null where the server does not understand it and must be asked plainly. */
    private @Nullable List<ListedMailbox> listExtended(String more, Dialogue.Untagged also) throws MailException {
        Map<MailboxName, Entry> extended = new LinkedHashMap<>();
        Dialogue.Untagged entries = into("LIST", extended);
        String options = (dialogue.offers("SPECIAL-USE") ? "SUBSCRIBED SPECIAL-USE" : "SUBSCRIBED") + more;
        RawResponse answer =
                dialogue.execute(attempted(), Command.of("LIST \"\" \"*\" RETURN (" + options + ")"), response -> {
                    entries.accept(response);
                    also.accept(response);
                });
        if (answer.isOK()) {
            return extended.values().stream()
                    .map(entry -> entry.listed(entry.has("\\subscribed")))
                    .toList();
        }
        ServerAnswer words = ServerAnswer.to(Request.READ, answer.words());
        if (words.retryable() && !answer.isBAD()) {
            throw words.failure(FailureScope.ACCOUNT, attempted()); // understood, and not now
        }
        if (!more.isEmpty()) {
            return null; // without STATUS it may go
        }
        if (!workarounds.apply(Workaround.PLAIN_LIST, true)) {
            throw words.failure(
                    FailureScope.ACCOUNT,
                    attempted(),
                    answer.words() + " (" + Workaround.PLAIN_LIST.text() + " is forbidden in the settings)");
        }
        return null;
    }

    private List<ListedMailbox> listPlainly() throws MailException {
        Map<MailboxName, Entry> listed = new LinkedHashMap<>();
        Map<MailboxName, Entry> subscribed = new LinkedHashMap<>();
        dialogue.require(attempted(), FailureScope.ACCOUNT, Command.of("LIST \"\" \"*\""), into("LIST", listed));
        dialogue.require(attempted(), FailureScope.ACCOUNT, Command.of("LSUB \"\" \"*\""), into("LSUB", subscribed));
        Set<MailboxName> names = new TreeSet<>();
        subscribed.values().stream().filter(entry -> !entry.has("\\noselect")).forEach(entry -> names.add(entry.name));
        return listed.values().stream()
                .map(entry -> entry.listed(names.contains(entry.name)))
                .toList();
    }

    private String attempted() {
        return where.attempted("list the folders");
    }

    private static Dialogue.Untagged into(String key, Map<MailboxName, Entry> entries) {
        return response -> {
            if (response.is(key)) {
                Entry entry = Entry.parse(response.tokensAfterKey());
                entries.merge(entry.name, entry, Entry::merge);
            }
        };
    }

    /** The separator that LIST "" "" tells; null where names are flat. */
    @Nullable
    Character separator() throws MailException {
        Map<MailboxName, Entry> root = new LinkedHashMap<>();
        dialogue.require(
                where.attempted("ask for the separator"),
                FailureScope.ACCOUNT,
                Command.of("LIST \"\" \"\""),
                into("LIST", root));
        return root.values().stream().findFirst().map(entry -> entry.separator).orElse(null);
    }

    /** Whether a mailbox is there, if only as a level above others. */
    boolean has(MailboxName mailbox) throws MailException {
        Map<MailboxName, Entry> found = new LinkedHashMap<>();
        dialogue.require(
                where.attempted("look for", mailbox),
                FailureScope.MAILBOX,
                Command.of("LIST \"\" ").mailbox(mailbox),
                into("LIST", found));
        Entry entry = found.get(mailbox); // wildcards in the name may have matched others
        return entry != null && !entry.has("\\nonexistent");
    }

    static @Nullable Character separator(Tokens tokens) throws ProtocolException {
        Slice text = tokens.nstring();
        return text == null || text.length() == 0 ? null : text.latin1().charAt(0);
    }

    private record Entry(MailboxName name, @Nullable Character separator, Set<String> attributes) {
        static Entry parse(Tokens tokens) throws ProtocolException {
            Set<String> attributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            attributes.addAll(tokens.list());
            Character separator = Listing.separator(tokens);
            try {
                return new Entry(new MailboxName(tokens.lastAstring()), separator, attributes);
            } catch (IllegalArgumentException notAName) {
                throw new ProtocolException("a folder name with NUL, CR or LF in it", notAName);
            }
        }

        /** Servers may name a mailbox twice, with an attribute each. */
        Entry merge(Entry other) {
            attributes.addAll(other.attributes);
            return this;
        }

        boolean has(String attribute) {
            return attributes.contains(attribute);
        }

        ListedMailbox listed(boolean subscribed) {
            return new ListedMailbox(name, separator, attributes, subscribed);
        }
    }
}

package net.mailmigrator.imap.angus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** LIST, LSUB and NAMESPACE. Names are kept as the octets that came, malformed ones too. */
final class Listing {
    private final Dialogue dialogue;
    private final Where where;

    Listing(Dialogue dialogue, Where where) {
        this.dialogue = dialogue;
        this.where = where;
    }

    /** All mailboxes with special use and subscription. */
    List<ListedMailbox> list() throws MailException {
        if (dialogue.offers("LIST-EXTENDED")) {
            Map<MailboxName, Entry> extended = new LinkedHashMap<>();
            String options = dialogue.offers("SPECIAL-USE") ? "SUBSCRIBED SPECIAL-USE" : "SUBSCRIBED";
            RawResponse answer = dialogue.execute(
                    attempted(), Command.of("LIST \"\" \"*\" RETURN (" + options + ")"), into("LIST", extended));
            if (answer.isOK()) {
                return extended.values().stream()
                        .map(entry -> entry.listed(entry.has("\\subscribed")))
                        .toList();
            }
            // quirk 51: BAD on RETURN although LIST-EXTENDED is offered
        }
        return listPlainly();
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

    /** NAMESPACE (RFC 2342); without it, the separator that LIST "" "" tells. */
    List<Namespace> namespaces() throws MailException {
        List<Namespace> found = new ArrayList<>();
        if (dialogue.offers("NAMESPACE")) {
            dialogue.require(
                    where.attempted("ask for the namespaces"),
                    FailureScope.ACCOUNT,
                    Command.of("NAMESPACE"),
                    response -> readNamespaces(response, found));
        }
        if (found.isEmpty()) {
            Map<MailboxName, Entry> root = new LinkedHashMap<>();
            dialogue.require(
                    where.attempted("ask for the separator"),
                    FailureScope.ACCOUNT,
                    Command.of("LIST \"\" \"\""),
                    into("LIST", root));
            Character separator = root.values().stream()
                    .findFirst()
                    .map(entry -> entry.separator)
                    .orElse(null);
            found.add(new Namespace(Namespace.Kind.PERSONAL, "", separator));
        }
        return found;
    }

    private static void readNamespaces(RawResponse response, List<Namespace> found) throws ProtocolException {
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
                found.add(new Namespace(kind, prefix, separator(tokens)));
                while (!tokens.take(')')) {
                    tokens.skipValue();
                }
            }
        }
    }

    private static @Nullable Character separator(Tokens tokens) throws ProtocolException {
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

package net.mailmigrator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.inventory.Namespaces;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mailbox names of one server: as levels, and as people read them, without the prefix of the personal
 * namespace and with {@code /} between levels ({@code INBOX.Kunden.Meier} is {@code Kunden/Meier} where the prefix is
 * {@code INBOX.}).
 *
 * <p>INBOX is INBOX. A mailbox whose first level behind the prefix is again called INBOX keeps the prefix as a level, so
 * that it cannot be taken for INBOX. Prefixes of further namespaces stay as levels.
 */
public final class FolderNames {
    private static final String INBOX = "INBOX";

    private final Namespaces namespaces;

    /** For a server with these namespaces. */
    public FolderNames(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    /** The name for people. */
    public String forPeople(ListedMailbox mailbox) {
        return join(levels(mailbox.name(), mailbox.separator()));
    }

    /** The name for people of a mailbox of the account's own, wherever it is known from. */
    public String forPeople(MailboxName mailbox) {
        return join(levels(mailbox, namespaces.personal().separator()));
    }

    /** The name for people of levels that were read already. */
    static String join(List<FolderLevel> levels) {
        return levels.stream().map(FolderLevel::text).collect(Collectors.joining("/"));
    }

    /** The levels of a name, at least one; some may be empty where the server lists such a name. */
    List<FolderLevel> levels(MailboxName mailbox, @Nullable Character separator) {
        if (mailbox.equals(MailboxName.INBOX)) {
            return List.of(FolderLevel.ofText(INBOX));
        }
        List<String> stripped = split(withoutPrefix(mailbox, separator), separator);
        boolean looksLikeInbox = stripped.get(0).equalsIgnoreCase(INBOX);
        List<String> parts = new ArrayList<>(looksLikeInbox ? split(mailbox.wire(), separator) : stripped);
        if (parts.get(0).equalsIgnoreCase(INBOX)) {
            parts.set(0, INBOX);
        }
        return parts.stream().map(FolderLevel::ofWire).toList();
    }

    private String withoutPrefix(MailboxName mailbox, @Nullable Character separator) {
        Namespace personal = namespaces.personal();
        String wire = mailbox.wire();
        if (namespaces.of(mailbox).filter(personal::equals).isEmpty()
                || !Namespaces.startsWith(wire, personal.prefix())) {
            return wire;
        }
        String rest = wire.substring(personal.prefix().length());
        if (separator == null || personal.prefix().isEmpty() || endsWith(personal.prefix(), separator)) {
            return rest.isEmpty() ? wire : rest;
        }
        // Some servers name the prefix without its separator; without one between them it is no prefix (quirk 38).
        return rest.length() > 1 && rest.charAt(0) == separator ? rest.substring(1) : wire;
    }

    private static boolean endsWith(String prefix, char separator) {
        return prefix.charAt(prefix.length() - 1) == separator;
    }

    private static List<String> split(String wire, @Nullable Character separator) {
        if (separator == null) {
            return List.of(wire);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = wire.indexOf(separator); end >= 0; end = wire.indexOf(separator, start)) {
            parts.add(wire.substring(start, end));
            start = end + 1;
        }
        parts.add(wire.substring(start));
        return parts;
    }
}

package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.inventory.SideInventory;

/** Builds what one IMAP side says about an account. Not for several threads. */
public final class Side {
    private final List<Namespace> namespaces = new ArrayList<>();
    private final List<ListedMailbox> mailboxes = new ArrayList<>();
    private final Map<MailboxName, MailboxStatus> status = new HashMap<>();
    private final char separator;
    private Set<String> capabilities = Set.of("IMAP4REV1");
    private Map<String, String> id = Map.of();

    private Side(String prefix, char separator) {
        this.separator = separator;
        namespaces.add(new Namespace(Namespace.Kind.PERSONAL, prefix, separator));
    }

    /** A server with this prefix and separator, without any mailbox. */
    public static Side with(String prefix, char separator) {
        return new Side(prefix, separator);
    }

    /** A server with the prefix {@code INBOX.} and an INBOX. */
    public static Side dots() {
        return with("INBOX.", '.').mailbox("INBOX");
    }

    /** A server with {@code /}, no prefix and an INBOX. */
    public static Side slashes() {
        return with("", '/').mailbox("INBOX");
    }

    /** One more namespace. */
    public Side namespace(Namespace.Kind kind, String prefix) {
        namespaces.add(new Namespace(kind, prefix, separator));
        return this;
    }

    /** Mailboxes as the server writes them, empty. */
    public Side mailbox(String... wires) {
        for (String wire : wires) {
            mailbox(wire, 0);
        }
        return this;
    }

    /** A mailbox with messages and LIST attributes. */
    public Side mailbox(String wire, long messages, String... attributes) {
        ListedMailbox mailbox = new ListedMailbox(new MailboxName(wire), separator, Set.of(attributes), true);
        mailboxes.add(mailbox);
        if (mailbox.selectable()) {
            status.put(mailbox.name(), new MailboxStatus(new UidValidity(1), messages + 1, messages, 0));
        }
        return this;
    }

    /** Capabilities. */
    public Side offers(String... names) {
        capabilities = Set.of(names);
        return this;
    }

    /** The name in its ID answer. */
    public Side calledItself(String name) {
        id = Map.of("name", name);
        return this;
    }

    /** What it says. */
    public SideInventory inventory() {
        return new SideInventory(
                new ServerInfo("localhost", 143, capabilities, id), namespaces, mailboxes, status, Map.of(), null);
    }
}

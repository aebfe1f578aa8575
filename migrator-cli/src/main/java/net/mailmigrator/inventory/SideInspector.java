package net.mailmigrator.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Looks at one IMAP side of an account: NAMESPACE, LIST, STATUS, QUOTA. Opens no mailbox and changes nothing. */
public final class SideInspector {
    private SideInspector() {}

    /**
     * Looks at all mailboxes. Mailboxes of other users and shared ones are listed without STATUS, since they may be
     * thousands and are not copied.
     *
     * @throws MailException where NAMESPACE or LIST fails, or the connection is lost; a STATUS that is refused is part of
     *     the result
     */
    public static SideInventory inspect(MailboxReader reader) throws MailException {
        List<Namespace> namespaces = reader.namespaces();
        boolean onlyOwn = namespaces.stream().allMatch(namespace -> namespace.kind() == Namespace.Kind.PERSONAL);
        AccountListing listing = onlyOwn ? reader.listWithStatus() : ownWithStatus(reader, new Namespaces(namespaces));
        return new SideInventory(
                reader.server(), namespaces, listing.mailboxes(), listing.status(), listing.refused(), quota(reader));
    }

    private static AccountListing ownWithStatus(MailboxReader reader, Namespaces lookup) throws MailException {
        List<ListedMailbox> mailboxes = reader.list();
        Map<MailboxName, MailboxStatus> status = new HashMap<>();
        Map<MailboxName, String> refused = new HashMap<>();
        for (ListedMailbox mailbox : mailboxes) {
            if (mailbox.selectable() && !lookup.isForeign(mailbox.name())) {
                ask(reader, mailbox.name(), status, refused);
            }
        }
        return new AccountListing(mailboxes, status, refused);
    }

    /** A quota is good to know, not needed: a server that refuses to tell it has none. */
    private static @Nullable StorageQuota quota(MailboxReader reader) throws MailException {
        try {
            return reader.quota().orElse(null);
        } catch (MailException refusal) {
            if (refusal.connectionLost() || refusal.meaning() == AnswerMeaning.THROTTLED) {
                throw refusal;
            }
            return null;
        }
    }

    private static void ask(
            MailboxReader reader,
            MailboxName mailbox,
            Map<MailboxName, MailboxStatus> status,
            Map<MailboxName, String> refused)
            throws MailException {
        try {
            status.put(mailbox, reader.status(mailbox));
        } catch (MailException refusal) {
            if (refusal.connectionLost() || refusal.scope() != FailureScope.MAILBOX) {
                throw refusal;
            }
            refused.put(mailbox, refusal.answer());
        }
    }
}

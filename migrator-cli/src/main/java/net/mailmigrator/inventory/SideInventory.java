package net.mailmigrator.inventory;

import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.StorageQuota;
import org.jspecify.annotations.Nullable;

/**
 * What one IMAP side says about an account.
 *
 * @param status of selectable mailboxes; a mailbox whose STATUS was refused is in {@code refused}
 * @param refused the server's words by mailbox
 * @param quota null where the server has none
 * @param oldMail of mailboxes that hold some; null: nobody has looked
 */
public record SideInventory(
        ServerInfo server,
        List<Namespace> namespaces,
        List<ListedMailbox> mailboxes,
        Map<MailboxName, MailboxStatus> status,
        Map<MailboxName, String> refused,
        @Nullable StorageQuota quota,
        @Nullable Map<MailboxName, OldMail> oldMail) {
    /** Without a look at the age of mail. */
    public SideInventory(
            ServerInfo server,
            List<Namespace> namespaces,
            List<ListedMailbox> mailboxes,
            Map<MailboxName, MailboxStatus> status,
            Map<MailboxName, String> refused,
            @Nullable StorageQuota quota) {
        this(server, namespaces, mailboxes, status, refused, quota, null);
    }

    public SideInventory {
        namespaces = List.copyOf(namespaces);
        mailboxes = List.copyOf(mailboxes);
        status = Map.copyOf(status);
        refused = Map.copyOf(refused);
        oldMail = oldMail == null ? null : Map.copyOf(oldMail);
    }
}

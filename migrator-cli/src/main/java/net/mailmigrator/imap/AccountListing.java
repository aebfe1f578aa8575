package net.mailmigrator.imap;

import java.util.List;
import java.util.Map;

/**
 * All mailboxes of an account and what STATUS says about them.
 *
 * @param mailboxes in the server's order
 * @param status of mailboxes that can be opened
 * @param refused the server's words where it refused a STATUS
 */
public record AccountListing(
        List<ListedMailbox> mailboxes, Map<MailboxName, MailboxStatus> status, Map<MailboxName, String> refused) {
    public AccountListing {
        mailboxes = List.copyOf(mailboxes);
        status = Map.copyOf(status);
        refused = Map.copyOf(refused);
    }
}

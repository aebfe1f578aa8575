package net.mailmigrator.imap;

import java.util.Set;

/**
 * A mailbox after SELECT or EXAMINE.
 *
 * @param permanentFlags PERMANENTFLAGS as sent, in lower case; {@code \*} where new keywords are kept. Empty where the
 *     server does not say: all are kept (RFC 9051 §7.1)
 */
public record OpenedMailbox(MailboxStatus status, Set<String> permanentFlags) {
    public OpenedMailbox {
        permanentFlags = Set.copyOf(permanentFlags);
    }
}

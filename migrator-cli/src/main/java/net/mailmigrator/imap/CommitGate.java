package net.mailmigrator.imap;

import net.mailmigrator.model.MailException;

/**
 * Runs after the last literal of an APPEND was sent and before the CRLF that makes it take effect (EXACTNESS §1). Here
 * the batch's row becomes durable. If it throws, the command is cancelled and nothing is stored.
 */
@FunctionalInterface
public interface CommitGate {
    /** Returns when the command may take effect. */
    void beforeCommit() throws MailException;
}

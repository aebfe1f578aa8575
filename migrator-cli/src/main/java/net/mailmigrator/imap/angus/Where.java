package net.mailmigrator.imap.angus;

import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** Whose session this is, for the texts of failures. */
record Where(Endpoint endpoint, String user) {
    /** {@code "open user / Archiv on host:143"}. */
    String attempted(String verb, MailboxName mailbox) {
        return verb + " " + user + " / " + mailbox + " on " + endpoint;
    }

    /** {@code "list the folders of user on host:143"}. */
    String attempted(String verb) {
        return verb + " of " + user + " on " + endpoint;
    }

    /** An answer that cannot be used although the session is good. */
    static MailException unusable(FailureScope scope, String attempted, String answer) {
        return MailException.refused(scope, false, attempted, answer);
    }
}

package net.mailmigrator.journal;

import net.mailmigrator.imap.MailboxName;

/** A row of one account with the names of its mailboxes, for {@code find}. */
public record FoundRow(MailboxName source, MailboxName target, MessageRow row) {}

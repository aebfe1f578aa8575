package net.mailmigrator.imap;

/**
 * What STATUS, SELECT or EXAMINE says about a mailbox.
 *
 * @param messages how many it holds
 * @param uidNext the UID the next message will get at least
 * @param highestModSeq RFC 7162; 0 where the server gives none
 */
public record MailboxStatus(UidValidity uidValidity, long uidNext, long messages, long highestModSeq) {}

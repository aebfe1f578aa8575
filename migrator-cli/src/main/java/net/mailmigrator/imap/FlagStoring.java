package net.mailmigrator.imap;

/**
 * A STORE.
 *
 * @param uids messages of the SELECTed mailbox; those that are not there are passed over
 * @param unchangedSince only messages whose mod-sequence is not above it (RFC 7162); 0: all, whatever happened to them
 */
public record FlagStoring(UidSet uids, FlagChange change, long unchangedSince) {}

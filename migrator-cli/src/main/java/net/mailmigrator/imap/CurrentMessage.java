package net.mailmigrator.imap;

/**
 * A message as it is at this moment.
 *
 * @param modSeq its mod-sequence (RFC 7162); 0 where the server or the mailbox keeps none
 */
public record CurrentMessage(MessageMetadata metadata, long modSeq) {}

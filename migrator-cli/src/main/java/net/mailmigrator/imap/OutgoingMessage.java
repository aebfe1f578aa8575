package net.mailmigrator.imap;

/**
 * A message to append.
 *
 * @param flags only {@link MessageFlags#sendable()} ones are sent
 */
public record OutgoingMessage(MessageContent content, MessageFlags flags, InternalDate internalDate) {}

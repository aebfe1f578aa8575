package net.mailmigrator.imap;

/** A message with its text, as the source handed it out. The receiver closes the content. */
public record FetchedMessage(MessageMetadata metadata, MessageContent content) {}

package net.mailmigrator.copy;

import net.mailmigrator.journal.MessageState;

/**
 * An operator's decision that one message need not be at the target.
 *
 * @param state REFUSED, UNREADABLE or UNDECIDED: the decision holds only while the message is in it
 * @param folder the source folder for people
 * @param reason who accepts it, and why
 */
public record Acceptance(MessageState state, String folder, long uid, String reason) {}

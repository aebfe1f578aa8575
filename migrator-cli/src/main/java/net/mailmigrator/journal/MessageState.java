package net.mailmigrator.journal;

/** What became of a source message. */
public enum MessageState {
    APPENDED,
    REFUSED,
    UNREADABLE,
    EXCLUDED,
    VANISHED,
    UNDECIDED,
    GONE_AT_SOURCE,
    GONE_AT_TARGET,
    DELETING,
    DELETED
}

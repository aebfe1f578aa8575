package net.mailmigrator.journal;

/** Why the journal believes that a message is at the target. */
public enum Proof {
    /** The server named the UID. */
    APPENDUID,
    /** Found by equal octets. */
    MATCH,
    /** Found by the second rung: the target changed line ends or NUL. */
    REWRITTEN,
    /** It was there before, and equal. */
    ADOPTED
}

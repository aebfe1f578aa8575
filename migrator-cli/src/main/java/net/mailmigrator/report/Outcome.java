package net.mailmigrator.report;

/** What a command made of an account; each account in scope has exactly one. */
public enum Outcome {
    /** Nothing is left to do. */
    DONE,
    /** Something went wrong, be it with one message, or an ERROR finding forbids to go on. */
    FAILED,
    /** An operator must decide first, or a message may or may not have arrived. */
    UNDECIDED,
    /** Not reached, not wanted yet, or, for {@code plan}, still to be done. */
    LEFT
}

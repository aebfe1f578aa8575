package net.mailmigrator.report;

/** Unknown (null), unlimited, unset and a number are different things (R12). */
public enum QuotaState {
    /** {@code quotaBytes} says how much. */
    SET,
    /** Explicitly without limit. */
    UNLIMITED,
    /** Never set in the old system, and not assigned. */
    UNSET
}

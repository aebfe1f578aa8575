package net.mailmigrator.model;

/** What a finding asks for. */
public enum Severity {
    /** The account is not provisioned and not copied. */
    ERROR,
    /** Done only after an operator's decision. */
    DECIDE,
    /** Done, and listed. */
    WARN,
    /** Done, for the record. */
    INFO
}

package net.mailmigrator.model;

/** What a panel keeps of a password. */
public enum PasswordKind {
    /** Something that a password can be checked against. */
    HASH,
    /** The password itself. */
    PLAIN,
    /** The password, encrypted with a key of the panel. */
    REVERSIBLE,
    /** Nothing that opens. */
    NONE
}

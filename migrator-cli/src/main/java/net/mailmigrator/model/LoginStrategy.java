package net.mailmigrator.model;

/** What a target takes for a login (R3). */
public enum LoginStrategy {
    /** Any login, byte for byte. */
    AS_IS,
    /** An e-mail address only. */
    EMAIL_ONLY,
    /** A name of one's own, which need not be an address. */
    NAME_FREE
}

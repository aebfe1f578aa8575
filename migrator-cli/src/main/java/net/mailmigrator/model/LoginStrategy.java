package net.mailmigrator.model;

/** What a target takes for a login (R3), from the freest to the strictest. */
public enum LoginStrategy {
    /** Any login, byte for byte; the same account may have others. */
    AS_IS,
    /**
     * A name of one's own, which need not be an address: the login is that name, byte for byte, and the only one, so that
     * names that a server may take for one another are refused.
     */
    NAME_FREE,
    /** An e-mail address only. */
    EMAIL_ONLY
}

package net.mailmigrator.model;

/** What a mail server means by a NO, a BAD or a BYE, whatever words it chose. */
public enum AnswerMeaning {
    /** Nobody knows; it concerns what was asked. */
    UNKNOWN(FailureScope.MESSAGE, false),
    /** Virus, header, NUL, line too long: this message is not taken as it is. */
    MESSAGE_REFUSED(FailureScope.MESSAGE, false),
    MESSAGE_TOO_BIG(FailureScope.MESSAGE, false),
    /** Expunged meanwhile (RFC 5530 EXPUNGEISSUED). */
    MESSAGE_GONE(FailureScope.MESSAGE, false),
    MESSAGE_DAMAGED(FailureScope.MESSAGE, false),
    /** Some limit of the server; only a try with something else tells whether it is one of the message. */
    LIMIT(FailureScope.MESSAGE, false),
    MAILBOX_GONE(FailureScope.MAILBOX, false),
    MAILBOX_DAMAGED(FailureScope.MAILBOX, false),
    /** Locked by another session, or by one that died. */
    MAILBOX_IN_USE(FailureScope.MAILBOX, true),
    NO_PERMISSION(FailureScope.MAILBOX, false),
    SERVER_BUG(FailureScope.MAILBOX, true),
    /** A part of the server does not answer just now. */
    UNAVAILABLE(FailureScope.MAILBOX, true),
    /** The account is full. */
    OVER_QUOTA(FailureScope.ACCOUNT, false),
    /** The server's own disk is full. */
    NO_SPACE(FailureScope.ACCOUNT, false),
    /** Too much was asked for in too short a time. */
    THROTTLED(FailureScope.ACCOUNT, true),
    /** So many connections of this login or address are not allowed at once. */
    CONNECTION_CAP(FailureScope.ACCOUNT, true),
    /** There is no token to log in with, and no server was asked anything. */
    NO_TOKEN(FailureScope.ACCOUNT, false),
    /** The login itself: user, password, or what they may do. */
    LOGIN_REFUSED(FailureScope.ACCOUNT, false);

    private final FailureScope scope;
    private final boolean retryable;

    AnswerMeaning(FailureScope scope, boolean retryable) {
        this.scope = scope;
        this.retryable = retryable;
    }

    /** The least that has to be given up. */
    public FailureScope scope() {
        return scope;
    }

    /** Whether it is about the session or the server at this moment, and not about what was asked for. */
    public boolean meansSession() {
        return retryable && this != SERVER_BUG;
    }

    /** Whether the same may work later. */
    public boolean retryable() {
        return retryable;
    }
}

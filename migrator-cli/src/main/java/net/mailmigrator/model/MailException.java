package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong while talking to a mail server. Every catch journals it.
 *
 * <p>The message reads "{attempted}: {answer}"; neither part may hold a secret or message text.
 */
public final class MailException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureScope scope;
    private final boolean retryable;
    private final boolean connectionLost;
    private final String attempted;
    private final String answer;

    private MailException(
            FailureScope scope,
            boolean retryable,
            boolean connectionLost,
            String attempted,
            String answer,
            @Nullable Throwable cause) {
        super(attempted + ": " + answer, cause);
        this.scope = scope;
        this.retryable = retryable;
        this.connectionLost = connectionLost;
        this.attempted = attempted;
        this.answer = answer;
    }

    /**
     * The server answered NO or something unusable, and the session is still good.
     *
     * @param attempted what was tried, on what: {@code "append to info@example.org / Archiv (UID 4711)"}
     * @param answer the server's words
     */
    public static MailException refused(FailureScope scope, boolean retryable, String attempted, String answer) {
        return new MailException(scope, retryable, false, attempted, answer, null);
    }

    /** The session is gone (BYE, BAD, time-out, end of stream): what was under way may or may not have happened. */
    public static MailException lost(String attempted, String answer, @Nullable Throwable cause) {
        return new MailException(FailureScope.ACCOUNT, true, true, attempted, answer, cause);
    }

    /** The same failure seen from a wider or narrower loop. */
    public MailException withScope(FailureScope wider) {
        return new MailException(wider, retryable, connectionLost, attempted, answer, getCause());
    }

    /** The failure as one sentence with exactly one full stop, and the advice after it. */
    public String sentence(String advice) {
        String words = String.valueOf(getMessage()).strip();
        return words + (words.endsWith(".") ? " " : ". ") + advice;
    }

    /** What has to be given up. */
    public FailureScope scope() {
        return scope;
    }

    /** Whether trying again may help. */
    public boolean retryable() {
        return retryable;
    }

    /** Whether the session cannot be used any more. */
    public boolean connectionLost() {
        return connectionLost;
    }

    /** What was tried, on what. */
    public String attempted() {
        return attempted;
    }

    /** The other side's words, or what stood in their place. */
    public String answer() {
        return answer;
    }
}

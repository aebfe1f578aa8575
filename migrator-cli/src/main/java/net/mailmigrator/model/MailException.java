package net.mailmigrator.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong while talking to a mail server. Every catch journals it.
 *
 * <p>The message reads "{attempted}: {answer}"; neither part may hold a secret or message text.
 */
public final class MailException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Where nobody tried to understand the words. */
    private static final Reason NOT_UNDERSTOOD = new Reason(AnswerMeaning.UNKNOWN, null, false);

    private final FailureScope scope;
    private final boolean retryable;
    private final boolean connectionLost;
    private final String attempted;
    private final String answer;
    private final boolean saysWhatToDo;
    private final Reason reason;

    /**
     * What the other side's words mean.
     *
     * @param backOff how long it wants to be left alone; null: it does not say
     * @param wholeHost whether every login from this address is meant
     */
    public record Reason(AnswerMeaning meaning, @Nullable Duration backOff, boolean wholeHost)
            implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    private MailException(
            FailureScope scope,
            boolean retryable,
            boolean connectionLost,
            String attempted,
            String answer,
            boolean saysWhatToDo,
            Reason reason,
            @Nullable Throwable cause) {
        super(attempted + ": " + answer, cause);
        this.scope = scope;
        this.retryable = retryable;
        this.connectionLost = connectionLost;
        this.attempted = attempted;
        this.answer = answer;
        this.saysWhatToDo = saysWhatToDo;
        this.reason = reason;
    }

    /**
     * The server answered NO or something unusable, and the session is still good.
     *
     * @param attempted what was tried, on what: {@code "append to info@example.org / Archiv (UID 4711)"}
     * @param answer the server's words
     */
    public static MailException refused(FailureScope scope, boolean retryable, String attempted, String answer) {
        return new MailException(scope, retryable, false, attempted, answer, false, NOT_UNDERSTOOD, null);
    }

    /**
     * The server answered NO, its words are understood, and the session is still good.
     *
     * @param attempted what was tried, on what
     * @param answer the server's words
     */
    public static MailException answered(FailureScope scope, Reason reason, String attempted, String answer) {
        return new MailException(scope, reason.meaning().retryable(), false, attempted, answer, false, reason, null);
    }

    /**
     * The server said BYE in place of a greeting: whatever its words, it may greet later.
     *
     * @param attempted what was tried, on what
     * @param answer the server's words
     */
    public static MailException greeted(Reason reason, String attempted, String answer) {
        return new MailException(FailureScope.ACCOUNT, true, false, attempted, answer, false, reason, null);
    }

    /**
     * Like {@link #refused}, where the program itself must not go on.
     *
     * @param answer why, what is left behind, and what to do about it: nothing is added to it
     */
    public static MailException stopped(FailureScope scope, String attempted, String answer) {
        return new MailException(scope, false, false, attempted, answer, true, NOT_UNDERSTOOD, null);
    }

    /**
     * The server wants to be left alone for longer than a run waits: not to be tried again now, and nobody's fault.
     *
     * @param answer why, what is left behind, and what to do about it: nothing is added to it
     */
    public static MailException postponed(FailureScope scope, String attempted, String answer) {
        Reason throttled = new Reason(AnswerMeaning.THROTTLED, null, false);
        return new MailException(scope, false, false, attempted, answer, true, throttled, null);
    }

    /** The session is gone (BYE, BAD, time-out, end of stream): what was under way may or may not have happened. */
    public static MailException lost(String attempted, String answer, @Nullable Throwable cause) {
        return lost(attempted, answer, NOT_UNDERSTOOD, cause);
    }

    /** The same where the other side said why. */
    public static MailException lost(String attempted, String answer, Reason reason, @Nullable Throwable cause) {
        return new MailException(FailureScope.ACCOUNT, true, true, attempted, answer, false, reason, cause);
    }

    /** The same failure seen from a wider or narrower loop. */
    public MailException withScope(FailureScope wider) {
        return new MailException(wider, retryable, connectionLost, attempted, answer, saysWhatToDo, reason, getCause());
    }

    /** The same failure, after it was tried again for long enough. */
    public MailException givenUp(String addition) {
        return new MailException(
                scope,
                false,
                connectionLost,
                attempted,
                withoutFullStop(answer) + addition,
                saysWhatToDo,
                reason,
                getCause());
    }

    /** The same loss of a connection, with what is known of its cause. */
    public MailException because(Reason known) {
        return new MailException(scope, retryable, connectionLost, attempted, answer, saysWhatToDo, known, getCause());
    }

    /** The failure as one sentence with exactly one full stop, and the advice after it unless it says what to do. */
    public String sentence(String advice) {
        String words = withoutFullStop(String.valueOf(getMessage())) + ".";
        return saysWhatToDo ? words : words + " " + advice;
    }

    /** A server's words, to go on after them with a full stop of one's own. */
    public static String withoutFullStop(String words) {
        String stripped = words.strip();
        return stripped.endsWith(".") && !stripped.endsWith("..")
                ? stripped.substring(0, stripped.length() - 1)
                : stripped;
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

    /** What the other side's words mean, all of it. */
    public Reason reason() {
        return reason;
    }

    /** What the other side's words mean. */
    public AnswerMeaning meaning() {
        return reason.meaning();
    }

    /** How long the other side wants to be left alone; empty: it does not say. */
    public Optional<Duration> backOff() {
        return Optional.ofNullable(reason.backOff());
    }

    /** Whether the words mean every login from this address, and not only this one. */
    public boolean concernsWholeHost() {
        return reason.wholeHost();
    }

    /**
     * Whether the other side asks for less: fewer requests or connections, or a pause of a length that it names. Whoever
     * is told so waits as long as it takes, and counts no failed attempt.
     */
    public boolean asksForQuiet() {
        return retryable
                && (meaning() == AnswerMeaning.THROTTLED
                        || meaning() == AnswerMeaning.CONNECTION_CAP
                        || (reason.backOff() != null && meaning() != AnswerMeaning.MAILBOX_IN_USE));
    }

    /** Whether it is this account that the server does not take, for good: what it says so is said of its login. */
    public boolean blamesLogin() {
        return scope == FailureScope.ACCOUNT
                && !retryable
                && (meaning() == AnswerMeaning.UNKNOWN || meaning() == AnswerMeaning.LOGIN_REFUSED);
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

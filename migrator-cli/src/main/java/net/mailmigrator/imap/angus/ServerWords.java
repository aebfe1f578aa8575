package net.mailmigrator.imap.angus;

import java.util.List;
import java.util.Locale;
import net.mailmigrator.imap.Endpoint;

/** What servers mean by their words (imap/quirks 5-7, 9, 62, 63). */
final class ServerWords {
    private static final List<String> TEMPORARY = List.of(
            "[unavailable",
            "[limit",
            "[inuse",
            "[throttled",
            "too many",
            "maximum number of connections",
            "suggested backoff time",
            "is throttled",
            "rate limit",
            "try again later",
            "temporary");

    private ServerWords() {}

    /** Whether the same may work later: the server is busy or counts connections. */
    static boolean isTemporary(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return TEMPORARY.stream().anyMatch(lower::contains);
    }

    /** Whether a message is gone rather than damaged (RFC 5530). */
    static boolean isExpunged(String words) {
        return words.toLowerCase(Locale.ROOT).contains("[expungeissued]");
    }

    /** A loss in words. */
    static String ofLoss(Exception cause, Endpoint endpoint) {
        if (cause instanceof GuardedProtocol.ByeException) {
            return "the server ended the session: BYE " + cause.getMessage();
        }
        if (Dialogue.isTimeout(cause)) {
            return "nothing came or went for " + endpoint.timeout().toSeconds() + " s";
        }
        return "the connection was lost: " + text(cause);
    }

    /** An exception's text, or its kind where it has none. */
    static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}

package net.mailmigrator.imap;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.AnswerMeaning;

/** What servers say in free text. All in lower case; the first line that fits counts. */
final class KnownWords {
    private static final Set<Request> ANY = EnumSet.allOf(Request.class);
    private static final Set<Request> AFTER_LOGIN = EnumSet.complementOf(EnumSet.of(Request.LOGIN));
    private static final List<String> THROTTLING = List.of(
            "throttled", "suggested backoff", "suggested back-off", "rate limit", "bandwidth", "too many requests");
    private static final List<String> TOO_BIG =
            List.of("larger than", "too large", "too big", "toobig", "exceeds the maximum", "maximum message size");

    private static final List<String> CAP = List.of(
            "too many simultaneous",
            "too many connections",
            "too many open",
            "too many concurrent",
            "maximum number of connections",
            "connection limit");

    private static final List<Line> LINES = List.of(
            // first, since the name of the mailbox may follow
            line(AFTER_LOGIN, AnswerMeaning.MAILBOX_GONE, "mailbox doesn't exist", "mailbox does not exist"),
            line(AFTER_LOGIN, AnswerMeaning.MAILBOX_GONE, "no such mailbox", "unknown mailbox"),
            line(AFTER_LOGIN, AnswerMeaning.MAILBOX_GONE, "folder doesn't exist", "folder does not exist"),
            line(ANY, AnswerMeaning.THROTTLED, THROTTLING),
            line(ANY, AnswerMeaning.LOGIN_REFUSED, "authenticated but not connected", "too many failed"),
            line(ANY, AnswerMeaning.LOGIN_REFUSED, "too many invalid log", "too many login failures"),
            line(ANY, AnswerMeaning.CONNECTION_CAP, CAP),
            line(Set.of(Request.LOGIN), AnswerMeaning.CONNECTION_CAP, "too many"),
            line(Set.of(Request.APPEND), AnswerMeaning.OVER_QUOTA, "server unavailable. 15"),
            line(AFTER_LOGIN, AnswerMeaning.OVER_QUOTA, "quota exceeded", "over quota", "overquota"),
            line(AFTER_LOGIN, AnswerMeaning.OVER_QUOTA, "quota limit", "mailbox is full", "mailbox full"),
            line(AFTER_LOGIN, AnswerMeaning.OVER_QUOTA, "find a bigger place", "exceeded your storage"),
            line(AFTER_LOGIN, AnswerMeaning.NO_SPACE, "no space left", "disk full", "disk is full"),
            line(Set.of(Request.APPEND), AnswerMeaning.MESSAGE_TOO_BIG, TOO_BIG),
            line(AFTER_LOGIN, AnswerMeaning.MAILBOX_IN_USE, "dotlock", "waiting for lock", "is locked"),
            line(AFTER_LOGIN, AnswerMeaning.MAILBOX_IN_USE, "assertvaluefailed", "mailbox in use"),
            line(Set.of(Request.APPEND), AnswerMeaning.MESSAGE_REFUSED, "virus", "malware", "infected"),
            line(Set.of(Request.APPEND), AnswerMeaning.MESSAGE_REFUSED, "invalid header", "nul character"),
            line(Set.of(Request.APPEND), AnswerMeaning.MESSAGE_REFUSED, "bare newline", "8-bit", "8bit"),
            line(Set.of(Request.APPEND), AnswerMeaning.MESSAGE_REFUSED, "line too long", "lines too long"),
            line(Set.of(Request.APPEND), AnswerMeaning.MESSAGE_REFUSED, "invalid character in literal"),
            line(Set.of(Request.APPEND), AnswerMeaning.MESSAGE_REFUSED, "command argument error"),
            line(AFTER_LOGIN, AnswerMeaning.NO_PERMISSION, "permission denied", "access denied"),
            line(ANY, AnswerMeaning.UNAVAILABLE, "try again later", "try later", "temporar", "server busy"),
            line(ANY, AnswerMeaning.UNAVAILABLE, "server is busy", "server unavailable", "service unavailable"),
            line(ANY, AnswerMeaning.UNAVAILABLE, "session expired", "shutting down"),
            line(ANY, AnswerMeaning.SERVER_BUG, "internal error", "internal server error"),
            line(Set.of(Request.LOGIN), AnswerMeaning.LOGIN_REFUSED, ""));

    private KnownWords() {}

    static AnswerMeaning meaning(Request request, String lower) {
        return LINES.stream()
                .filter(line -> line.requests().contains(request) && holds(lower, line.words()))
                .map(Line::meaning)
                .findFirst()
                .orElse(AnswerMeaning.UNKNOWN);
    }

    /** Whether it speaks of how much was asked for in a time. */
    static boolean isThrottling(String lower) {
        return holds(lower, THROTTLING);
    }

    /** Whether it speaks of how many connections are open. */
    static boolean isCap(String lower) {
        return holds(lower, CAP);
    }

    /** Whether it speaks of the size of a message. */
    static boolean isTooBig(String lower) {
        return holds(lower, TOO_BIG);
    }

    private static boolean holds(String lower, List<String> words) {
        return words.stream().anyMatch(lower::contains);
    }

    private static Line line(Set<Request> requests, AnswerMeaning meaning, String... words) {
        return line(requests, meaning, List.of(words));
    }

    private static Line line(Set<Request> requests, AnswerMeaning meaning, List<String> words) {
        return new Line(requests, meaning, words);
    }

    private record Line(Set<Request> requests, AnswerMeaning meaning, List<String> words) {}
}

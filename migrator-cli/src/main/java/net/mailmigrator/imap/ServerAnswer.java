package net.mailmigrator.imap;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * A server's NO, BAD or BYE, understood: response codes (RFC 9051 §7.1, RFC 5530) first, then the words that servers are
 * known to use instead. The same words mean different things in answer to different requests.
 *
 * @param words as the server said them, response code included
 * @param backOff how long the server wants to be left alone; empty: it does not say
 * @param wholeHost whether the words mean every login from this address, and not only this one
 */
public record ServerAnswer(
        Request request, String words, AnswerMeaning meaning, Optional<Duration> backOff, boolean wholeHost) {
    private static final Pattern CODE = Pattern.compile("^\\[([A-Za-z-]+)[^\\]]*]");
    private static final Pattern BACK_OFF = Pattern.compile(
            "(?:suggested back-?off(?: time)?|retry[- ]after|try again (?:in|after))\\W{0,3}(\\d{1,15})\\s*([a-z]*)");
    private static final Pattern WHOLE_HOST =
            Pattern.compile("\\b(?:your|this|client) (?:ip|host|address|network)|\\bfrom (?:ip|host|address)\\b");

    /** What the server was asked. */
    public enum Request {
        LOGIN(FailureScope.ACCOUNT),
        /** LIST, STATUS, SELECT, EXAMINE, and FETCH of metadata. */
        READ(FailureScope.MAILBOX),
        /** FETCH of one message's text. */
        FETCH(FailureScope.MESSAGE),
        /** CREATE, SUBSCRIBE, STORE, UID EXPUNGE. */
        WRITE(FailureScope.MAILBOX),
        APPEND(FailureScope.MESSAGE),
        /** Nothing in particular: the server ended the session by itself. */
        BYE(FailureScope.ACCOUNT);

        private final FailureScope scope;

        Request(FailureScope scope) {
            this.scope = scope;
        }
    }

    /** Understands an answer. */
    public static ServerAnswer to(Request request, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        Optional<Duration> backOff = backOff(lower);
        AnswerMeaning known = byCode(request, lower).orElseGet(() -> KnownWords.meaning(request, lower));
        boolean forGood = known != AnswerMeaning.UNKNOWN && known != AnswerMeaning.MESSAGE_REFUSED;
        boolean later = backOff.isPresent() && !forGood; // a virus scanner that is busy is no virus
        AnswerMeaning meaning = later ? AnswerMeaning.UNAVAILABLE : known;
        return new ServerAnswer(
                request,
                words,
                meaning,
                backOff,
                meaning.retryable() && WHOLE_HOST.matcher(lower).find());
    }

    /** How far it reaches: at least as far as what was asked. */
    public FailureScope scope() {
        FailureScope own = request.scope;
        if (request == Request.FETCH && meaning != AnswerMeaning.MAILBOX_GONE && !meaning.meansSession()) {
            return own; // one message's file can be broken or locked away without the others
        }
        return own.compareTo(meaning.scope()) >= 0 ? own : meaning.scope();
    }

    /** Whether the same may work later. */
    public boolean retryable() {
        return meaning.retryable();
    }

    /** As a failure; the session is still good. */
    public MailException failure(String attempted) {
        return failure(scope(), attempted, words);
    }

    /**
     * As a failure; the session is still good.
     *
     * @param own what the request concerns, where it is more than usual
     */
    public MailException failure(FailureScope own, String attempted) {
        return failure(own.compareTo(scope()) >= 0 ? own : scope(), attempted, words);
    }

    /** As a failure with a text of its own. */
    public MailException failure(FailureScope scope, String attempted, String text) {
        return MailException.answered(scope, reason(), attempted, text);
    }

    /** What a failure keeps of it. */
    public MailException.Reason reason() {
        return new MailException.Reason(meaning, backOff.orElse(null), wholeHost);
    }

    private static Optional<AnswerMeaning> byCode(Request request, String lower) {
        Matcher code = CODE.matcher(lower);
        return code.find() ? ResponseCodes.meaning(request, code.group(1), lower) : Optional.empty();
    }

    private static Optional<Duration> backOff(String lower) {
        Matcher found = BACK_OFF.matcher(lower);
        if (!found.find()) {
            return Optional.empty();
        }
        long count = Long.parseLong(found.group(1));
        String unit = found.group(2);
        boolean milliseconds = unit.isEmpty() ? found.group().startsWith("suggested") : unit.startsWith("ms");
        if (milliseconds || unit.startsWith("milli")) {
            return Optional.of(Duration.ofMillis(count));
        }
        return Optional.of(
                unit.startsWith("m")
                        ? Duration.ofMinutes(count)
                        : unit.startsWith("h") ? Duration.ofHours(count) : Duration.ofSeconds(count));
    }
}

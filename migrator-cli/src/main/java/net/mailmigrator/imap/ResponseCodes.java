package net.mailmigrator.imap;

import java.util.Optional;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.AnswerMeaning;

/** Response codes of RFC 9051 §7.1, RFC 5530, RFC 7889 and of servers. Those that say nothing by themselves are left out. */
final class ResponseCodes {
    private ResponseCodes() {}

    /** @param lower the whole answer in lower case, for codes that need their text */
    static Optional<AnswerMeaning> meaning(Request request, String code, String lower) {
        AnswerMeaning meaning = switch (code) {
            case "overquota" -> KnownWords.isThrottling(lower) ? AnswerMeaning.THROTTLED : AnswerMeaning.OVER_QUOTA;
            case "toobig" -> AnswerMeaning.MESSAGE_TOO_BIG;
            case "throttled" -> AnswerMeaning.THROTTLED;
            case "limit" -> limit(request, lower);
            case "inuse" -> at(request, AnswerMeaning.CONNECTION_CAP, AnswerMeaning.MAILBOX_IN_USE);
            case "unavailable" -> unavailable(request, lower);
            case "trycreate", "nonexistent" -> at(request, AnswerMeaning.LOGIN_REFUSED, AnswerMeaning.MAILBOX_GONE);
            case "noperm" -> at(request, AnswerMeaning.LOGIN_REFUSED, AnswerMeaning.NO_PERMISSION);
            case "corruption" ->
                request == Request.FETCH ? AnswerMeaning.MESSAGE_DAMAGED : AnswerMeaning.MAILBOX_DAMAGED;
            case "serverbug" -> AnswerMeaning.SERVER_BUG;
            case "expungeissued" -> AnswerMeaning.MESSAGE_GONE;
            case "authenticationfailed", "authorizationfailed" -> refused(lower);
            case "expired", "privacyrequired" -> AnswerMeaning.LOGIN_REFUSED;
            default -> AnswerMeaning.UNKNOWN; // ALERT, CANNOT, CLIENTBUG, CONTACTADMIN, PARSE: the text tells
        };
        return meaning == AnswerMeaning.UNKNOWN ? Optional.empty() : Optional.of(meaning);
    }

    /** Servers say so of a login that they never looked at, too. */
    private static AnswerMeaning refused(String lower) {
        if (KnownWords.isThrottling(lower)) {
            return AnswerMeaning.THROTTLED;
        }
        if (KnownWords.isCap(lower)) {
            return AnswerMeaning.CONNECTION_CAP;
        }
        return lower.contains("temporar") ? AnswerMeaning.UNAVAILABLE : AnswerMeaning.LOGIN_REFUSED;
    }

    /** One word for three things (quirks 5, 61, 62): how often, how large, how many. */
    private static AnswerMeaning limit(Request request, String lower) {
        if (KnownWords.isThrottling(lower)) {
            return AnswerMeaning.THROTTLED;
        }
        return switch (request) {
            case LOGIN -> AnswerMeaning.CONNECTION_CAP;
            case READ, FETCH, BYE -> KnownWords.isCap(lower) ? AnswerMeaning.CONNECTION_CAP : AnswerMeaning.THROTTLED;
            case WRITE -> AnswerMeaning.LIMIT;
            case APPEND -> KnownWords.isTooBig(lower) ? AnswerMeaning.MESSAGE_TOO_BIG : AnswerMeaning.LIMIT;
        };
    }

    /** Dovecot says UNAVAILABLE of its cap of connections and of a backend that does not answer. */
    private static AnswerMeaning unavailable(Request request, String lower) {
        if (KnownWords.isThrottling(lower)) {
            return AnswerMeaning.THROTTLED;
        }
        boolean cap = KnownWords.isCap(lower) || (request == Request.LOGIN && !lower.contains("temporar"));
        return cap ? AnswerMeaning.CONNECTION_CAP : AnswerMeaning.UNAVAILABLE;
    }

    private static AnswerMeaning at(Request request, AnswerMeaning login, AnswerMeaning otherwise) {
        return request == Request.LOGIN ? login : otherwise;
    }
}

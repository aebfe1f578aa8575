package net.mailmigrator.copy;

import java.util.List;
import java.util.Locale;
import net.mailmigrator.model.FailureScope;

/** What a server's NO to an APPEND is about (EXACTNESS §10, quirks.md): the message, the mailbox or the account. */
final class ServerWords {
    private static final List<String> QUOTA = List.of("[overquota]", "quota exceeded", "over quota", "mailbox is full");
    private static final List<String> ACCOUNT = List.of("[unavailable]", "[serverbug]", "[throttled]", "throttled");
    private static final List<String> MAILBOX = List.of(
            "[trycreate]",
            "[nonexistent]",
            "[noperm]",
            "[inuse]",
            "[expired]",
            "[corruption]",
            "mailbox doesn't exist",
            "permission denied",
            "internal error",
            "no space left");

    private ServerWords() {}

    /** How far a refusal reaches. Unknown words mean the message: a bisection finds which. */
    static FailureScope scopeOf(String answer) {
        if (isOverQuota(answer) || holds(answer, ACCOUNT)) {
            return FailureScope.ACCOUNT;
        }
        return holds(answer, MAILBOX) ? FailureScope.MAILBOX : FailureScope.MESSAGE;
    }

    /** Whether the account is full at the target. */
    static boolean isOverQuota(String answer) {
        return holds(answer, QUOTA);
    }

    private static boolean holds(String answer, List<String> words) {
        String lower = answer.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }
}

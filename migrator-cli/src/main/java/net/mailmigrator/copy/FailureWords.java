package net.mailmigrator.copy;

import java.util.Locale;
import java.util.Objects;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** What went wrong in a pass, in words for people: what was attempted, on what, what is left behind, what to do next. */
final class FailureWords {
    private final String login;

    FailureWords(String login) {
        this.login = login;
    }

    /** Of a message that did not arrive; null where its row says that it did. */
    @Nullable
    Failure of(FolderPlan.Entry entry, MessageRow row) {
        String text = switch (row.state()) {
            case REFUSED ->
                "append to %s / %s (UID %d, %d bytes): the target said %s. The message is not at"
                        + " the target; everything else went on, and the next run tries it again";
            case UNREADABLE ->
                "fetch from %s / %s (UID %d, %d bytes): the source said %s. The message is not"
                        + " at the target; everything else went on, and the next run tries it again";
            case UNDECIDED ->
                "append to %s / %s (UID %d, %d bytes): whether it arrived is not known: %s. It is not sent again"
                        + " by itself; everything else went on";
            default -> "";
        };
        if (text.isEmpty()) {
            return null;
        }
        boolean atTarget = row.state() != MessageState.UNREADABLE;
        return new Failure(
                FailureScope.MESSAGE,
                "MESSAGE-" + row.state(),
                String.format(
                        Locale.ROOT,
                        text,
                        login,
                        atTarget ? entry.targetFolder() : entry.sourceFolder(),
                        row.sourceUid(),
                        row.digests() == null
                                ? row.sizeAsListed()
                                : row.digests().octets(),
                        MailException.withoutFullStop(String.valueOf(row.answer()))),
                entry.sourceFolder(),
                row.sourceUid());
    }

    /**
     * Of a mailbox or of the account.
     *
     * @param shortage how much room the target lacks; null where that is not known
     */
    Failure of(MailException failure, FolderPlan.@Nullable Entry entry, @Nullable String shortage) {
        return new Failure(
                failure.scope(),
                code(failure),
                failure.sentence(remains(failure, shortage)),
                entry == null ? null : entry.sourceFolder(),
                null);
    }

    private static String code(MailException failure) {
        if (failure.meaning() == AnswerMeaning.OVER_QUOTA) {
            return "OVERQUOTA";
        }
        if (failure.meaning() == AnswerMeaning.THROTTLED) {
            return "THROTTLED";
        }
        if (failure.connectionLost()) {
            return "CONNECTION-LOST";
        }
        return failure.scope() == FailureScope.MAILBOX ? "FOLDER-FAILED" : failure.scope() + "-FAILED";
    }

    private static String remains(MailException failure, @Nullable String shortage) {
        if (failure.blamesLogin()) {
            return "Nothing was changed. Check its login and password on that side, then run the same command again";
        }
        if (failure.meaning() == AnswerMeaning.NO_TOKEN) {
            return "Nothing was changed there. See that imap.login.tokenCommand prints a token, then run the same command"
                    + " again";
        }
        String left = failure.scope() == FailureScope.MAILBOX
                ? "The folder is left incomplete"
                : "The account is left incomplete";
        String then = failure.meaning() == AnswerMeaning.OVER_QUOTA
                ? Objects.requireNonNullElse(shortage, "raise the quota and run the same command again")
                : "what arrived is journaled; run the same command again";
        return left + "; " + then;
    }
}

package net.mailmigrator.report;

import java.time.Instant;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.model.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of an account.
 *
 * @param appended messages at the target that the tool brought or adopted, over all runs
 * @param appendedBytes their bytes
 * @param lastFailure null once a later pass succeeded
 * @param targetClass what the target was found to change of messages: {@code exact}, or names; null: nobody has looked
 */
public record JournalEntry(
        int attempts,
        long appended,
        long appendedBytes,
        @Nullable Failure lastFailure,
        @Nullable Instant updatedAt,
        @Nullable String targetClass) {

    static JournalEntry of(AccountFacts facts) {
        return new JournalEntry(
                facts.attempts(),
                facts.appended(),
                facts.appendedOctets(),
                facts.failure(),
                facts.updatedAt(),
                facts.targetClass());
    }
}

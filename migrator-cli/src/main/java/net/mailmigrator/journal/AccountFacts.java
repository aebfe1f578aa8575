package net.mailmigrator.journal;

import java.time.Instant;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, from counters alone.
 *
 * @param lastPass the balance of the last pass, as far as it went; null before the first
 * @param appended messages at the target that the tool brought or adopted, over all runs
 * @param appendedOctets their octets
 * @param failure the last failure; null once a later pass succeeded
 * @param verification depth of the last verification; null: none yet
 * @param targetClass what the target was found to change of messages: {@code exact}, or names; null: nobody has looked
 */
public record AccountFacts(
        String login,
        @Nullable String address,
        @Nullable String customer,
        @Nullable String wave,
        AccountState state,
        int attempts,
        @Nullable MessageCounts lastPass,
        long appended,
        long appendedOctets,
        @Nullable Failure failure,
        @Nullable Instant verifiedAt,
        @Nullable String verification,
        @Nullable Instant updatedAt,
        @Nullable String targetClass) {
    /** The class of a target that has changed nothing yet. */
    public static final String EXACT = "exact";
}

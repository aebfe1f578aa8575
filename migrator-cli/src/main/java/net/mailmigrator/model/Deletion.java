package net.mailmigrator.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that the tool had copied and that its source no longer has: what the final pass made of its copy.
 *
 * @param sourceFolder for people
 * @param targetFolder for people
 * @param sourceUid the UID that it had at the source
 * @param targetUid null where it is not known
 * @param date its INTERNALDATE; null where it had none
 * @param bytes as listed at the source
 * @param reason why it stays at the target; null unless {@link Outcome#KEPT}
 */
public record Deletion(
        Outcome outcome,
        String sourceFolder,
        String targetFolder,
        long sourceUid,
        @Nullable Long targetUid,
        @Nullable Instant date,
        long bytes,
        @Nullable String reason) {
    /** What became of the copy. */
    public enum Outcome {
        /** Would be taken away: it was only looked at, or there are more than may be taken away at once. */
        PROPOSED,
        /** Was taken away. */
        DELETED,
        /** Stays. */
        KEPT
    }
}

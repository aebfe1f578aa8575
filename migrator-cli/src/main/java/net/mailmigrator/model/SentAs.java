package net.mailmigrator.model;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That an account has sent under an address (R18).
 *
 * @param sender as it stood in the log; empty: the null sender of notes and bounces
 * @param count how often
 * @param last when last; null: not known
 * @param from what stood in the header From:; null: not known
 */
public record SentAs(
        String sender,
        long count,
        @Nullable OffsetDateTime last,
        @Nullable String from) {
    /** From a log that knows the envelope only. */
    public SentAs(String sender, long count, @Nullable OffsetDateTime last) {
        this(sender, count, last, null);
    }
}

package net.mailmigrator.verify;

import java.time.Duration;
import net.mailmigrator.imap.InternalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which INTERNALDATEs a target may change: dates before 1901-12-13 are clamped, and dates in the future become the time
 * of the APPEND (EXACTNESS §1). INTERNALDATE is compared as an instant in seconds.
 */
final class DateRule {
    private static final long EARLIEST_KEPT = Integer.MIN_VALUE;
    private static final long SINCE_COPYING = Duration.ofDays(2).toSeconds();

    private final long now;

    /** @param now epoch seconds */
    DateRule(long now) {
        this.now = now;
    }

    /** What a date is. */
    enum Verdict {
        SAME,
        REWRITTEN,
        DIFFERENT
    }

    /**
     * Compares.
     *
     * @param sent null where the source gave none: then nothing is compared
     * @param foundInOrder whether an earlier verification accepted the date. A date that lay in the future then may be in
     *     the past by now; otherwise it must have lain there since the copying, at most two days ago
     */
    Verdict compare(@Nullable InternalDate sent, @Nullable InternalDate there, boolean foundInOrder) {
        if (sent == null || (there != null && sent.epochSecond() == there.epochSecond())) {
            return Verdict.SAME;
        }
        if (there == null) {
            return Verdict.DIFFERENT;
        }
        boolean tooOld = sent.epochSecond() < EARLIEST_KEPT;
        boolean wasInTheFuture =
                there.epochSecond() < sent.epochSecond() && (foundInOrder || sent.epochSecond() >= now - SINCE_COPYING);
        return tooOld || wasInTheFuture ? Verdict.REWRITTEN : Verdict.DIFFERENT;
    }
}

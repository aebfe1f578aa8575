package net.mailmigrator.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a spam filter where the source has one for each step, in its own scale.
 *
 * @param greylist whether unknown senders are put off first; null: not known
 */
public record SpamScores(
        @Nullable BigDecimal tag,
        @Nullable BigDecimal move,
        @Nullable BigDecimal reject,
        SpamScale scale,
        @Nullable Boolean greylist) {
    /** No scores but that of the mode. */
    public static final SpamScores NONE = new SpamScores(null, null, null, SpamScale.SA, null);
}

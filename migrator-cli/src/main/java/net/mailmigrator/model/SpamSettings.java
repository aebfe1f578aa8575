package net.mailmigrator.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's spam filter.
 *
 * @param threshold the score at which the mode acts, in the scale of {@code scores}; null where not set
 * @param folder where MOVE puts spam
 * @param subjectTag what MARK puts before the subject
 */
public record SpamSettings(
        SpamMode mode,
        @Nullable BigDecimal threshold,
        @Nullable String folder,
        @Nullable String subjectTag,
        List<String> allowed,
        List<String> blocked,
        SpamScores scores) {
    public SpamSettings {
        allowed = List.copyOf(allowed);
        blocked = List.copyOf(blocked);
    }

    /** With one score, in SpamAssassin points. */
    public SpamSettings(
            SpamMode mode,
            @Nullable BigDecimal threshold,
            @Nullable String folder,
            @Nullable String subjectTag,
            List<String> allowed,
            List<String> blocked) {
        this(mode, threshold, folder, subjectTag, allowed, blocked, SpamScores.NONE);
    }
}

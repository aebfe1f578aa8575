package net.mailmigrator.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.mailmigrator.mapping.issues.KnownIssue;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.VirusMode;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a move that are data ({@code mapping-templates/rules}).
 *
 * @param spam what becomes of each old spam mode; a mode that is missing stays
 * @param waves how large a wave may be; null: waves are declared by the settings or not at all
 * @param issues what earlier waves have taught (R8)
 * @param virus what happens to mail with a virus, whatever happened before (R21c)
 */
public record MappingRules(
        Map<SpamMode, SpamChange> spam,
        VirusMode virus,
        QuotaDefaults quota,
        RetentionDefaults retention,
        @Nullable WaveSettings waves,
        List<KnownIssue> issues) {
    /** With what the announcement says of deletion by age. */
    public MappingRules(Map<SpamMode, SpamChange> spam, VirusMode virus, QuotaDefaults quota) {
        this(spam, virus, quota, RetentionDefaults.ANNOUNCED, null, List.of());
    }

    public MappingRules {
        spam = Map.copyOf(spam);
        issues = List.copyOf(issues);
    }

    /**
     * Numbers for deletion by age (R16, R17).
     *
     * @param daysWithoutQuota the only age that an account without a quota can have
     * @param graceDays how long after the move the new system begins with it at the earliest
     */
    public record RetentionDefaults(int daysWithoutQuota, int graceDays) {
        /** Sixty days, from the first day on. */
        public static final RetentionDefaults ANNOUNCED = new RetentionDefaults(60, 0);
    }

    /**
     * What becomes of a spam mode (R21).
     *
     * @param scoreAtLeast the new mode acts from this score on at the earliest; null: from the old one
     */
    public record SpamChange(SpamMode becomes, @Nullable BigDecimal scoreAtLeast) {}

    /**
     * Numbers for quotas where the settings give none.
     *
     * @param step quotas are multiples of it, bytes
     * @param minimum the smallest quota, bytes
     * @param headroomPercent room for growth above usage
     * @param fillPercent how full an account may be at the start
     * @param warnAbovePercent the user is warned when it is fuller than this (R13)
     * @param tiers the sizes that are sold, bytes
     */
    public record QuotaDefaults(
            long step, long minimum, int headroomPercent, int fillPercent, int warnAbovePercent, List<Long> tiers) {
        /** Without the sizes that are sold. */
        public QuotaDefaults(long step, long minimum, int headroomPercent, int fillPercent, int warnAbovePercent) {
            this(step, minimum, headroomPercent, fillPercent, warnAbovePercent, List.of(minimum));
        }

        public QuotaDefaults {
            tiers = List.copyOf(tiers);
        }

        /** The policy with these numbers. */
        public MappingSettings.QuotaPolicy.UsageHeadroom usageHeadroom() {
            return new MappingSettings.QuotaPolicy.UsageHeadroom(step, minimum, headroomPercent, fillPercent);
        }
    }
}

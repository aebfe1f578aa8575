package net.mailmigrator.mapping;

/**
 * Which rules, and how quotas are given out.
 *
 * @param mapsAccounts false where no provisioning is configured: only findings that concern copying are raised
 */
public record MappingSettings(QuotaPolicy quota, boolean mapsAccounts) {
    /** How a quota is assigned; sizes in bytes. */
    public sealed interface QuotaPolicy {
        /** Quotas stay as they are in the source. */
        record Keep() implements QuotaPolicy {}

        /** Everybody the same. */
        record Fixed(long bytes) implements QuotaPolicy {}

        /**
         * The smallest multiple of {@code step}, at least {@code minimum}, with room for {@code headroomPercent} growth
         * and filled to at most {@code fillPercent} (quota.md, USAGE_HEADROOM).
         */
        record UsageHeadroom(long step, long minimum, int headroomPercent, int fillPercent) implements QuotaPolicy {}
    }
}

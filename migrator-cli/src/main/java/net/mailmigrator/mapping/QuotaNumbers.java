package net.mailmigrator.mapping;

import java.util.Optional;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;

/** Quotas as numbers; integers only, bytes. */
final class QuotaNumbers {
    private static final long MIB = 1L << 20;

    private QuotaNumbers() {}

    /**
     * The smallest multiple of the step, not below the minimum, that leaves {@code headroomPercent} of the usage free and
     * is at most {@code fillPercent} full. Usage is rounded up to a mebibyte first.
     *
     * @throws ArithmeticException where the usage is not of this world (above 2^55 bytes)
     */
    static long usageHeadroom(long usage, QuotaPolicy.UsageHeadroom policy) {
        long used = roundUp(usage, MIB);
        long room = ceilDiv(Math.multiplyExact(used, 100L + policy.headroomPercent()), 100);
        long fill = ceilDiv(Math.multiplyExact(used, 100L), policy.fillPercent());
        return roundUp(Math.max(policy.minimum(), Math.max(room, fill)), policy.step());
    }

    /** The smallest size that is filled to at most {@code fillPercent}; empty where none is large enough. */
    static Optional<Long> tier(long usage, QuotaPolicy.Tiers tiers) {
        long needed = ceilDiv(Math.multiplyExact(roundUp(usage, MIB), 100L), tiers.fillPercent());
        return tiers.sizes().stream().filter(size -> size >= needed).findFirst();
    }

    private static long roundUp(long value, long step) {
        return Math.multiplyExact(ceilDiv(value, step), step);
    }

    /** For values from 0. */
    private static long ceilDiv(long value, long divisor) {
        return value / divisor + (value % divisor == 0 ? 0 : 1);
    }
}

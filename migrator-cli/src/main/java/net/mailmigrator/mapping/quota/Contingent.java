package net.mailmigrator.mapping.quota;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is divided, and the steps in which it is. Sizes in bytes.
 *
 * @param bytes the contingent; what is above a multiple of the step is not given out
 * @param overcommitPercent how much of it may be given out: 100 is all of it, once
 * @param step everybody gets the minimum, or a multiple of this
 * @param minimum nobody gets less
 * @param maximum nobody gets more by filling; null: no bound
 */
public record Contingent(
        long bytes,
        int overcommitPercent,
        long step,
        long minimum,
        @Nullable Long maximum) {
    private static final long MIB = 1L << 20;

    /** What may be given out in all: never rounded up (invariant 2). */
    public long limit() {
        return Math.multiplyExact(bytes / step * step, (long) overcommitPercent) / 100;
    }

    /** Usage as it counts: rounded up to a mebibyte. */
    static long used(Share share) {
        return Steps.up(share.usage(), MIB);
    }

    /** The least quotas: nobody below what it holds, nor below the minimum (invariant 1). */
    List<Long> floors(List<Share> shares) {
        return shares.stream()
                .map(share -> Math.max(minimum, Steps.up(used(share), step)))
                .toList();
    }
}

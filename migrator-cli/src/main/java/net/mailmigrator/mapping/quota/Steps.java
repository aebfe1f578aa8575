package net.mailmigrator.mapping.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Arithmetic in whole steps. */
final class Steps {
    private Steps() {}

    /** The next multiple of the step, from 0. */
    static long up(long value, long step) {
        return Math.multiplyExact(value / step + (value % step == 0 ? 0 : 1), step);
    }

    static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** Whether {@code a * b} is more than {@code c * d}: as 128 bits, since bytes times bytes are more than a long. */
    static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /**
     * Whole numbers that sum to the total and are proportional to the weights, by largest remainder; ties go to the lower
     * index. Without any weight all weigh the same.
     */
    static List<Long> proportional(List<Long> weights, long total) {
        long all = sum(weights);
        if (all == 0) {
            return proportional(weights.stream().map(none -> 1L).toList(), total);
        }
        List<Long> parts = new ArrayList<>();
        List<Long> remainders = new ArrayList<>();
        for (long weight : weights) {
            long product = Math.multiplyExact(weight, total);
            parts.add(product / all);
            remainders.add(product % all);
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(total - sum(parts))
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return List.copyOf(parts);
    }
}

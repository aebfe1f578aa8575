package net.mailmigrator.mapping.quota;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways to divide a contingent (quota.md). Equal input gives equal output; ties go to the account that comes first. */
public enum Division {
    /** Everybody the same; what does not divide goes to the first ones, a step each. */
    EQUAL {
        @Override
        List<Long> quotas(List<Share> shares, Contingent contingent) {
            long steps = contingent.limit() / contingent.step();
            return Steps.proportional(shares.stream().map(share -> 1L).toList(), steps).stream()
                    .map(part -> part * contingent.step())
                    .toList();
        }

        @Override
        long needed(List<Share> shares, Contingent contingent) {
            long most = contingent.floors(shares).stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            return Math.multiplyExact(Steps.up(most, contingent.step()), (long) shares.size());
        }
    },

    /** What is needed, and the rest in proportion to usage. */
    PROP_MIN {
        @Override
        List<Long> quotas(List<Share> shares, Contingent contingent) {
            List<Long> quotas = new ArrayList<>(contingent.floors(shares));
            long rest = (contingent.limit() - Steps.sum(quotas)) / contingent.step();
            // in mebibytes, as usage counts: the product with the number of steps fits into a long
            List<Long> weights =
                    shares.stream().map(share -> Contingent.used(share) >> 20).toList();
            List<Long> more = Steps.proportional(weights, Math.max(0, rest));
            for (int i = 0; i < quotas.size(); i++) {
                quotas.set(i, quotas.get(i) + more.get(i) * contingent.step());
            }
            return quotas;
        }
    },

    /** What is needed, then each step to whom has the least free space. */
    WATER_FILL {
        @Override
        List<Long> quotas(List<Share> shares, Contingent contingent) {
            return new StepwiseFill(shares, contingent)
                    .fill((a, b) -> Long.compare(a.quota() - a.used(), b.quota() - b.used()));
        }
    },

    /** What is needed, then each step to whom is the fullest; of empty ones, to whom has least. */
    EQUAL_FILL {
        @Override
        List<Long> quotas(List<Share> shares, Contingent contingent) {
            return new StepwiseFill(shares, contingent)
                    .fill(Comparator.comparing((StepwiseFill.Box box) -> box, Division::byFill)
                            .thenComparing(box -> box.used() == 0 ? box.quota() : 0));
        }
    },

    /** The old quotas, scaled down where they sum to more than the contingent. Who had none had what it needs. */
    SCALE_OLD {
        @Override
        List<Long> quotas(List<Share> shares, Contingent contingent) {
            List<Long> floors = contingent.floors(shares);
            List<Long> old = new ArrayList<>();
            for (int i = 0; i < shares.size(); i++) {
                @Nullable Long before = shares.get(i).old();
                old.add(before == null ? floors.get(i) : before);
            }
            long sum = Steps.sum(old);
            long limit = contingent.limit();
            List<Long> quotas = new ArrayList<>();
            for (int i = 0; i < shares.size(); i++) {
                long scaled = sum <= limit ? old.get(i) : scaled(old.get(i), limit, sum, contingent.step());
                quotas.add(Math.max(floors.get(i), scaled));
            }
            return quotas;
        }

        @Override
        long needed(List<Share> shares, Contingent contingent) {
            return Steps.sum(quotas(shares, contingent));
        }
    };

    abstract List<Long> quotas(List<Share> shares, Contingent contingent);

    /** The least that the contingent must be for this division. */
    long needed(List<Share> shares, Contingent contingent) {
        return Steps.sum(contingent.floors(shares));
    }

    /**
     * Divides.
     *
     * @param shares at least one
     * @return quotas in the order of the shares; or, where that cannot be done without going below what somebody holds or
     *     above the limit, how much is missing
     */
    public Result divide(List<Share> shares, Contingent contingent) {
        long missing = needed(shares, contingent) - contingent.limit();
        if (missing > 0) {
            return new TooSmall(missing);
        }
        List<Long> quotas = quotas(shares, contingent);
        return new Given(quotas, contingent.limit() - Steps.sum(quotas));
    }

    /** The fullest first. */
    private static int byFill(StepwiseFill.Box a, StepwiseFill.Box b) {
        return Steps.compareProducts(b.used(), a.quota(), a.used(), b.quota());
    }

    private static long scaled(long old, long limit, long sum, long step) {
        BigInteger exact =
                BigInteger.valueOf(old).multiply(BigInteger.valueOf(limit)).divide(BigInteger.valueOf(sum));
        return exact.longValueExact() / step * step;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It can be done.
     *
     * @param quotas bytes, in the order of the shares
     * @param left what nobody got, bytes
     */
    public record Given(List<Long> quotas, long left) implements Result {
        public Given {
            quotas = List.copyOf(quotas);
        }
    }

    /** It cannot be done; so many bytes are missing. */
    public record TooSmall(long missing) implements Result {}
}

package net.mailmigrator.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import org.jspecify.annotations.Nullable;

/** How full the accounts are, measured by their old quotas and by the new ones. */
final class QuotaFill {

    private static final int TENTHS = 10;
    private static final int ABOVE = TENTHS;
    private static final int UNLIMITED = TENTHS + 1;
    private static final int BELOW_WARNING = 8;

    private QuotaFill() {}

    static Chart chart(MigrationPlan plan) {
        long[] before = new long[UNLIMITED + 1];
        long[] after = new long[UNLIMITED + 1];
        int unknown = 0;
        for (AccountPlan account : plan.accounts()) {
            @Nullable Long usage = PlannedMail.usage(account);
            if (usage == null) {
                unknown++;
            } else {
                before[bucket(usage, account.source().quota())]++;
                after[bucket(usage, account.account().quota())]++;
            }
        }
        List<Chart.Bar> bars = new ArrayList<>();
        for (int i = 0; i <= UNLIMITED; i++) {
            bars.add(new Chart.Bar(label(i), List.of(before[i], after[i])));
        }
        return new Chart(
                "Quota fill, before and after",
                unknown == 0 ? "" : "without " + Words.count(unknown, "account") + " whose usage is not known",
                Chart.Unit.COUNT,
                Chart.Kind.PAIRED,
                List.of("before", "after"),
                bars,
                new Chart.Line(BELOW_WARNING, "above 80 % of the quota its owner is warned"));
    }

    /** Exactly 80 % is not above 80 % (R13): a bucket holds its upper bound. Integers only. */
    static int bucket(long usage, QuotaLimit limit) {
        if (!(limit instanceof QuotaLimit.Bytes quota)) {
            return UNLIMITED;
        }
        if (usage > quota.bytes()) {
            return ABOVE;
        }
        BigInteger tenths = BigInteger.valueOf(usage).multiply(BigInteger.valueOf(TENTHS));
        BigInteger[] parts = tenths.divideAndRemainder(BigInteger.valueOf(quota.bytes()));
        int full = parts[0].intValueExact();
        return parts[1].signum() == 0 ? Math.max(full - 1, 0) : full;
    }

    private static String label(int bucket) {
        return switch (bucket) {
            case ABOVE -> "over quota";
            case UNLIMITED -> "no quota";
            default -> (bucket == 0 ? "0" : ">" + bucket * TENTHS) + "–" + (bucket + 1) * TENTHS + " %";
        };
    }
}

package net.mailmigrator.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.plan.RetentionPreview;
import org.jspecify.annotations.Nullable;

/** What deletion by age would take away, by folder name over all accounts, and by age. */
final class RetentionLosses {

    private RetentionLosses() {}

    static Chart chart(MigrationPlan plan) {
        Map<String, long[]> byFolder = new TreeMap<>();
        long unseen = 0;
        for (AccountPlan account : plan.accounts()) {
            @Nullable RetentionPreview preview = account.retention();
            if (preview != null && preview.folders() == null) {
                unseen++;
            } else if (preview != null) {
                preview.losses()
                        .forEach(loss -> add(loss, byFolder.computeIfAbsent(loss.folder(), name -> new long[4])));
            }
        }
        return new Chart(
                "Deletion by age would take away, by folder and age",
                unseen == 0 ? "" : "without " + Words.count(unseen, "account") + " that nobody has looked at",
                Chart.Unit.COUNT,
                Chart.Kind.STACKED,
                List.of("under 1 year old", "1 to 3 years", "over 3 years", "age not told"),
                PlanCharts.largest(byFolder),
                null);
    }

    private static void add(RetentionPreview.Loss loss, long[] sums) {
        RetentionPreview.Ages ages = loss.ages();
        long told = Stream.of(ages.underOneYear(), ages.oneToThree(), ages.overThree())
                .mapToLong(Long::longValue)
                .sum();
        sums[0] += ages.underOneYear();
        sums[1] += ages.oneToThree();
        sums[2] += ages.overThree();
        sums[3] += loss.messages() - told;
    }
}

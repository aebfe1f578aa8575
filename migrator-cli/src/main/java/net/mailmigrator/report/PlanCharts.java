package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.mailmigrator.mapping.wave.WaveNames;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import org.jspecify.annotations.Nullable;

/** What a plan shows at a glance. Charts without a number, or of one kind of account only, are left out. */
public final class PlanCharts {

    private static final int MOST_BARS = 12;
    private static final String NONE = "";

    private PlanCharts() {}

    /** The charts of a plan. */
    public static List<Chart> of(MigrationPlan plan) {
        return Stream.of(waves(plan), customers(plan), QuotaFill.chart(plan), spam(plan), RetentionLosses.chart(plan))
                .filter(chart -> !chart.isEmpty())
                .toList();
    }

    private static Chart waves(MigrationPlan plan) {
        Map<String, long[]> byWave = new TreeMap<>(WAVES);
        boolean known = false;
        for (AccountPlan account : plan.accounts()) {
            String wave = account.account().wave();
            known |= wave != null;
            byWave.computeIfAbsent(Objects.requireNonNullElse(wave, NONE), ignored -> new long[3])[standing(account)]++;
        }
        List<Chart.Bar> bars = new ArrayList<>();
        byWave.forEach((wave, counts) -> bars.add(new Chart.Bar(
                wave.equals(NONE) ? "no wave" : "wave " + wave, List.of(counts[0], counts[1], counts[2]))));
        return new Chart(
                "Accounts by wave",
                "",
                Chart.Unit.COUNT,
                Chart.Kind.STACKED,
                List.of("to be done", "undecided", "error"),
                known ? bars : List.of(),
                null);
    }

    private static int standing(AccountPlan account) {
        if (account.hasErrors() || (account.folders() == null && account.inventory() != null)) {
            return 2;
        }
        return account.needsDecision() ? 1 : 0;
    }

    private static Chart customers(MigrationPlan plan) {
        Map<String, Long> bytes = new TreeMap<>();
        boolean known = false;
        for (AccountPlan account : plan.accounts()) {
            @Nullable Long usage = PlannedMail.usage(account);
            @Nullable String customer = account.account().customer();
            known |= customer != null;
            if (usage != null) {
                bytes.merge(customer == null ? "no customer" : customer, usage, Long::sum);
            }
        }
        return new Chart(
                "Bytes by customer",
                "",
                Chart.Unit.BYTES,
                Chart.Kind.STACKED,
                List.of("at the source"),
                known ? single(bytes) : List.of(),
                null);
    }

    private static List<Chart.Bar> single(Map<String, Long> values) {
        Map<String, long[]> numbers = new LinkedHashMap<>();
        values.forEach((label, value) -> numbers.put(label, new long[] {value}));
        return largest(numbers);
    }

    /** The longest bars first; those that are too many become one. */
    static List<Chart.Bar> largest(Map<String, long[]> numbers) {
        List<Chart.Bar> bars = new ArrayList<>(numbers.entrySet().stream()
                .map(entry -> new Chart.Bar(
                        entry.getKey(), Arrays.stream(entry.getValue()).boxed().toList()))
                .sorted(Comparator.comparing(Chart.Bar::sum).reversed())
                .toList());
        if (bars.size() <= MOST_BARS) {
            return bars;
        }
        List<Chart.Bar> rest = bars.subList(MOST_BARS - 1, bars.size());
        long[] sums = new long[rest.get(0).values().size()];
        rest.forEach(bar -> Arrays.setAll(sums, i -> sums[i] + bar.values().get(i)));
        Chart.Bar others = new Chart.Bar(
                Words.count(rest.size(), "other"), Arrays.stream(sums).boxed().toList());
        rest.clear();
        bars.add(others);
        return bars;
    }

    private static Chart spam(MigrationPlan plan) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (AccountPlan account : plan.accounts()) {
            @Nullable SpamSettings before = account.source().spam();
            @Nullable SpamSettings after = account.account().spam();
            if (before != null && after != null) {
                String same = before.mode() == after.mode() ? " (stays)" : " → " + Page.lower(after.mode());
                counts.merge(Page.lower(before.mode()) + same, 1L, Long::sum);
            }
        }
        return new Chart(
                "Spam modes, before → after",
                "",
                Chart.Unit.COUNT,
                Chart.Kind.STACKED,
                List.of("accounts"),
                single(counts),
                null);
    }

    /** Numbers by their value and before words; those without a wave last. */
    private static final Comparator<String> WAVES =
            Comparator.comparing((String wave) -> wave.equals(NONE)).thenComparing(WaveNames.ORDER);
}

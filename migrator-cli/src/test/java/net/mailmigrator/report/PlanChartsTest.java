package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.plan.RetentionPreview;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanChartsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10000, 0",
        "1000, 10000, 0",
        "1001, 10000, 1",
        "8000, 10000, 7",
        "8001, 10000, 8",
        "10000, 10000, 9",
        "10001, 10000, 10",
        "9223372036854775806, 9223372036854775807, 9"
    })
    void exactly_eighty_percent_is_below_the_line_and_anything_more_is_above(long usage, long quota, int bucket) {
        assertThat(QuotaFill.bucket(usage, new QuotaLimit.Bytes(quota))).isEqualTo(bucket);
    }

    @Test
    void accounts_without_a_quota_have_a_bar_of_their_own() {
        assertThat(QuotaFill.bucket(1, new QuotaLimit.Unlimited())).isEqualTo(11);
        assertThat(QuotaFill.bucket(1, new QuotaLimit.LegacyUnset())).isEqualTo(11);
    }

    @Test
    void a_plan_shows_waves_customers_quotas_and_spam_modes_and_every_account_once() {
        List<Chart> charts = ManyAccounts.plan(500, 7).charts();

        assertThat(charts)
                .extracting(Chart::title)
                .containsExactly(
                        "Accounts by wave",
                        "Bytes by customer",
                        "Quota fill, before and after",
                        "Spam modes, before → after");
        assertThat(sum(charts.get(0))).isEqualTo(500);
        assertThat(sum(charts.get(2))).isEqualTo(2 * 500);
        assertThat(sum(charts.get(3))).isEqualTo(500);
        assertThat(charts.get(1).bars()).hasSize(12);
        assertThat(sum(charts.get(1)))
                .isEqualTo(ManyAccounts.plan(500, 7).totals().bytes().source());
    }

    @Test
    void deletion_by_age_is_shown_by_folder_and_age_over_all_accounts() {
        AccountPlan archive = Samples.losing(
                loss("Archiv", 30, new RetentionPreview.Ages(10, 20, 0)),
                loss("Sent", 7, new RetentionPreview.Ages(0, 0, 0)));
        AccountPlan another = Samples.losing(loss("Archiv", 5, new RetentionPreview.Ages(0, 0, 5)));
        AccountPlan unseen = Samples.losing((RetentionPreview.Loss[]) null);

        Chart chart =
                PlanCharts.of(new MigrationPlan("small", "7c1f-09ab", List.of(archive, another, unseen), List.of()))
                        .stream()
                        .filter(drawn -> drawn.title().startsWith("Deletion by age"))
                        .findFirst()
                        .orElseThrow();

        assertThat(chart.bars())
                .containsExactly(
                        new Chart.Bar("Archiv", List.of(10L, 20L, 5L, 0L)),
                        new Chart.Bar("Sent", List.of(0L, 0L, 0L, 7L)));
        assertThat(chart.caption()).isEqualTo("without 1 account that nobody has looked at");
    }

    private static RetentionPreview.Loss loss(String folder, long messages, RetentionPreview.Ages ages) {
        return new RetentionPreview.Loss(folder, messages, 1000L, LocalDate.of(2011, 3, 2), false, true, ages);
    }

    @Test
    void a_chart_without_a_number_is_left_out() {
        assertThat(PlanCharts.of(new MigrationPlan("small", "7c1f-09ab", List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void the_longest_bar_fills_its_row_and_the_smallest_is_still_to_be_seen() {
        Chart chart = new Chart(
                "Bytes",
                "",
                Chart.Unit.BYTES,
                Chart.Kind.STACKED,
                List.of("at the source"),
                List.of(
                        new Chart.Bar("a", List.of(1L << 40)),
                        new Chart.Bar("b", List.of(1L)),
                        new Chart.Bar("c", List.of(0L))),
                null);
        ChartView view = new ChartView(chart);

        assertThat(chart.bars())
                .extracting(bar -> view.strips(bar).get(0).segments().stream()
                        .mapToLong(Page.Segment::length)
                        .sum())
                .containsExactly(1000L, 4L, 0L);
        assertThat(view.value(chart.bars().get(0))).isEqualTo("1 TiB");
    }

    private static long sum(Chart chart) {
        return chart.bars().stream().mapToLong(Chart.Bar::sum).sum();
    }
}

package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.mailmigrator.batch.NightWindow;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NightTest {
    private static final long MIB = 1L << 20;
    private static final Rate RATE = Rate.of(810 * MIB, 3100, Duration.ofSeconds(100));
    private static final Instant NOON = Instant.parse("2018-09-18T10:00:00Z");
    private static final Night.Hours ANY_TIME = new Night.Hours(RATE, NOON, null, null);
    private static final NightWindow WINDOW =
            new NightWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("Europe/Berlin"));

    @Test
    void the_slower_of_bytes_and_messages_counts() {
        assertThat(Night.words(totals(10_000, 81_000 * MIB), 0, ANY_TIME))
                .isEqualTo("forecast 2 h 46 min (last run: 8.1 MiB/s, 31 msg/s)");
        assertThat(Night.words(totals(310_000, 81 * MIB), 0, ANY_TIME)).startsWith("forecast 2 h 46 min ");
    }

    @Test
    void only_what_is_still_to_be_copied_counts() {
        assertThat(Night.words(totals(10_000, 81_000 * MIB), 5_000, ANY_TIME)).startsWith("forecast 1 h 23 min ");
        assertThat(Night.words(totals(10_000, 81_000 * MIB), 10_000, ANY_TIME)).isNull();
    }

    @Test
    void without_sizes_messages_must_do_and_it_says_so() {
        assertThat(Night.words(totals(3_100, null), 0, ANY_TIME))
                .isEqualTo(
                        "forecast 1 min 40 s (last run: 8.1 MiB/s, 31 msg/s); by messages only, sizes are not known");
    }

    /** Hours of work; when it could begin; what is said of the window from 22 to 6 and of the deadline. */
    @ParameterizedTest
    @CsvSource({
        "8, 2018-09-18T10:00:00Z, fits, fits",
        "9, 2018-09-18T10:00:00Z, takes 2 windows, fits",
        "17, 2018-09-18T10:00:00Z, takes 3 windows, missed by 23 h 1 min",
        "2, 2018-09-19T02:00:00Z, fits, fits",
        "3, 2018-09-19T02:00:00Z, takes 2 windows, fits",
        "2, 2018-09-19T22:30:00Z, fits, missed by 2 h 31 min"
    })
    void it_says_whether_there_is_time_enough(long hours, Instant now, String window, String deadline) {
        Night.Hours limits = new Night.Hours(RATE, now, WINDOW, Instant.parse("2018-09-19T21:59:00Z"));

        assertThat(Night.words(totals(3100 * 36 * hours, MIB), 0, limits))
                .endsWith("   window 22:00-06:00 Europe/Berlin   " + window + "   deadline 2018-09-19 23:59   "
                        + deadline);
    }

    @Test
    void where_it_may_run_at_any_time_only_the_deadline_counts() {
        Night.Hours limits = new Night.Hours(RATE, NOON, null, NOON.plusSeconds(3600));

        assertThat(Night.words(totals(3100 * 36, MIB), 0, limits)).endsWith("   deadline 2018-09-18 13:00   fits");
        assertThat(Night.words(totals(3100 * 36 + 31, MIB), 0, limits)).endsWith("   missed by 1.0 s");
    }

    private static Totals totals(long source, @Nullable Long bytes) {
        MessageCounts counts = new MessageCounts(source, 0, 0, 0, 0, 0, 0, 0, 0, source);
        return new Totals(
                Totals.of(List.of(), 0, 0, 0).accounts(), counts, Totals.Besides.NONE, new Totals.Bytes(bytes, 0), 0);
    }
}

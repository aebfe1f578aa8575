package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NightTest {
    private static final long MIB = 1L << 20;
    private static final Rate RATE = Rate.of(810 * MIB, 3100, Duration.ofSeconds(100));

    @Test
    void the_slower_of_bytes_and_messages_counts() {
        assertThat(Night.words(totals(10_000, 81_000 * MIB), 0, RATE))
                .isEqualTo("forecast 2 h 46 min (last run: 8.1 MiB/s, 31 msg/s)");
        assertThat(Night.words(totals(310_000, 81 * MIB), 0, RATE)).startsWith("forecast 2 h 46 min ");
    }

    @Test
    void only_what_is_still_to_be_copied_counts() {
        assertThat(Night.words(totals(10_000, 81_000 * MIB), 5_000, RATE)).startsWith("forecast 1 h 23 min ");
        assertThat(Night.words(totals(10_000, 81_000 * MIB), 10_000, RATE)).isNull();
    }

    @Test
    void without_sizes_messages_must_do_and_it_says_so() {
        assertThat(Night.words(totals(3_100, null), 0, RATE))
                .isEqualTo(
                        "forecast 1 min 40 s (last run: 8.1 MiB/s, 31 msg/s); by messages only, sizes are not known");
    }

    private static Totals totals(long source, @Nullable Long bytes) {
        MessageCounts counts = new MessageCounts(source, 0, 0, 0, 0, 0, 0, 0, 0, source);
        return new Totals(
                Totals.of(List.of(), 0, 0, 0).accounts(), counts, Totals.Besides.NONE, new Totals.Bytes(bytes, 0), 0);
    }
}

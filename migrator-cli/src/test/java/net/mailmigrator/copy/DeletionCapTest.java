package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much may be taken away at once, EXACTNESS §8. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletionCapTest {
    private static DeletionCap.@Nullable Excess excess(int percent, long... copiedAndGoing) {
        DeletionCap cap = new DeletionCap(percent);
        for (int at = 0; at < copiedAndGoing.length; at += 2) {
            cap.mailbox("folder " + at / 2, copiedAndGoing[at], copiedAndGoing[at + 1]);
        }
        return cap.excess();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 5, false",
        "100, 6, true",
        "19, 1, true",
        "20, 1, false",
        "1, 1, true",
        "0, 0, false",
        "0, 1, true"
    })
    void five_percent_of_the_account(long copied, long going, boolean over) {
        assertThat(excess(5, copied, going) != null).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"20, 4, false", "20, 5, true", "19, 19, false", "100, 20, false", "100, 21, true"})
    void twenty_percent_of_a_mailbox_from_twenty_messages_on(long copied, long going, boolean over) {
        assertThat(excess(5, copied, going, 10_000, 0) != null).isEqualTo(over);
    }

    @Test
    void the_excess_says_which_cap_would_do() {
        assertThat(excess(5, 300, 35)).isEqualTo(new DeletionCap.Excess(null, 35, 300, 5, 12));
        assertThat(excess(12, 300, 35)).isNull();
        assertThat(excess(5, 40, 30, 10_000, 0)).isEqualTo(new DeletionCap.Excess("folder 0", 30, 40, 20, 75));
        assertThat(excess(74, 40, 30, 10_000, 0)).isNotNull();
        assertThat(excess(75, 40, 30, 10_000, 0)).isNull();
        assertThat(excess(5, 40, 30, 60, 0)).isEqualTo(new DeletionCap.Excess(null, 30, 100, 5, 75));
    }

    @Test
    void a_lower_cap_holds_for_the_account_and_a_hundred_percent_for_nobody() {
        assertThat(excess(1, 100, 2)).isNotNull();
        assertThat(excess(0, 100, 1)).isNotNull();
        assertThat(excess(100, 100, 100, 20, 20)).isNull();
    }
}

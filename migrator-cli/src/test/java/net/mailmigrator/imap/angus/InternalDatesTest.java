package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.mailmigrator.imap.InternalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InternalDatesTest {
    private static final long SEED = 20_180_919;

    @ParameterizedTest
    @CsvSource({
        "'17-Jul-1996 02:44:25 -0700', 837596665, -25200",
        "' 7-Feb-1994 21:52:25 -0800', 760686745, -28800",
        "'7-feb-1994 21:52:25 -0800', 760686745, -28800",
        "'01-Jan-1970 00:00:00 +0000', 0, 0",
        "'29-Feb-2000 23:59:59 +1400', 951818399, 50400",
        "'01-Jan-1900 00:00:00 +0000', -2208988800, 0",
        "'01-Jan-2000 00:00:00 +9900', 946328400, 0"
    })
    void a_date_is_an_instant_with_its_zone(String text, long epochSecond, int offsetSeconds) {
        assertThat(InternalDates.parse(text)).isEqualTo(new InternalDate(epochSecond, offsetSeconds));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "30-Feb-2000 00:00:00 +0000",
                "01-Foo-2000 00:00:00 +0000",
                "01-anf-2000 00:00:00 +0000",
                "01-Jan-2000 24:00:00 +0000",
                "01-Jan-2000 00:00:00 GMT",
                "01-Jan-00 00:00:00 +0000",
                "01-Jan-2000 00:00:00 +0000 and more",
                "2000-01-01T00:00:00Z"
            })
    void anything_else_is_none(String text) {
        assertThat(InternalDates.parse(text)).isNull();
    }

    @Test
    void what_is_written_is_read_again() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            InternalDate date = new InternalDate(
                    random.nextLong(-2_208_988_800L, 4_102_444_800L),
                    (random.nextInt(29) - 14) * 3600 + 60 * random.nextInt(60));

            assertThat(InternalDates.parse(date.format()))
                    .as("seed %d, round %d", SEED, i)
                    .isEqualTo(date);
        }
    }
}

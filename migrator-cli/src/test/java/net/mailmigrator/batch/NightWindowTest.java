package net.mailmigrator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NightWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // an ordinary night, from its first moment to the last before its end
        "22:00, 06:00, 2018-09-18T22:00:00+02:00, 2018-09-19T06:00:00+02:00",
        "22:00, 06:00, 2018-09-19T05:59:59+02:00, 2018-09-19T06:00:00+02:00",
        "22:00, 06:00, 2018-09-19T06:00:00+02:00, closed",
        "22:00, 06:00, 2018-09-18T21:59:59+02:00, closed",
        // within one day
        "01:00, 05:00, 2018-09-19T03:00:00+02:00, 2018-09-19T05:00:00+02:00",
        "01:00, 05:00, 2018-09-19T05:00:00+02:00, closed",
        // summer time begins: 2 becomes 3 o'clock, the night is an hour shorter
        "22:00, 06:00, 2018-03-24T22:00:00+01:00, 2018-03-25T06:00:00+02:00",
        "22:00, 02:30, 2018-03-25T01:59:00+01:00, 2018-03-25T03:30:00+02:00",
        "02:30, 06:00, 2018-03-25T03:30:00+02:00, 2018-03-25T06:00:00+02:00",
        // summer time ends: 3 becomes 2 o'clock, the night is an hour longer, and an end within it is the earlier one
        "22:00, 06:00, 2018-10-28T02:30:00+01:00, 2018-10-28T06:00:00+01:00",
        "22:00, 02:30, 2018-10-28T02:29:00+02:00, 2018-10-28T02:30:00+02:00",
        "22:00, 02:30, 2018-10-28T02:00:00+01:00, closed",
    })
    void the_window_closes_at_its_time_on_the_clock_on_the_wall(
            LocalTime from, LocalTime until, OffsetDateTime now, String closes) {
        NightWindow window = new NightWindow(from, until, BERLIN);

        assertThat(window.closes(now.toInstant()).map(Instant::toString).orElse("closed"))
                .isEqualTo(
                        closes.equals("closed")
                                ? closes
                                : OffsetDateTime.parse(closes).toInstant().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 06:00, 2018-09-18T12:00:00+02:00, 2018-09-18T22:00:00+02:00",
        "22:00, 06:00, 2018-09-18T22:00:00+02:00, 2018-09-19T22:00:00+02:00",
        "22:00, 06:00, 2018-09-19T03:00:00+02:00, 2018-09-19T22:00:00+02:00",
        "02:30, 06:00, 2018-03-24T12:00:00+01:00, 2018-03-25T03:30:00+02:00",
        "02:30, 06:00, 2018-10-27T12:00:00+02:00, 2018-10-28T02:30:00+02:00",
    })
    void it_opens_next_at(LocalTime from, LocalTime until, OffsetDateTime now, OffsetDateTime opens) {
        assertThat(new NightWindow(from, until, BERLIN).opens(now.toInstant())).isEqualTo(opens.toInstant());
    }

    /** Of the window from 22 to 6: hours of work; when it could begin; when it is over, in which window. */
    @ParameterizedTest
    @CsvSource({
        "8, 2018-09-18T12:00:00+02:00, 2018-09-19T06:00:00+02:00, 1",
        "9, 2018-09-18T12:00:00+02:00, 2018-09-19T23:00:00+02:00, 2",
        "1, 2018-09-19T05:30:00+02:00, 2018-09-19T22:30:00+02:00, 2",
        // the night in which summer time begins has seven hours, the one in which it ends has nine
        "8, 2018-03-24T12:00:00+01:00, 2018-03-25T23:00:00+02:00, 2",
        "9, 2018-10-27T12:00:00+02:00, 2018-10-28T06:00:00+01:00, 1",
        "1000000, 2018-09-18T12:00:00+02:00, 2028-09-15T06:00:00+02:00, 3650"
    })
    void work_goes_on_from_one_window_to_the_next(long hours, OffsetDateTime now, OffsetDateTime end, int windows) {
        NightWindow window = new NightWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN);

        assertThat(window.end(now.toInstant(), Duration.ofHours(hours)))
                .isEqualTo(new NightWindow.End(end.toInstant(), windows));
    }

    @Test
    void it_says_what_it_is() {
        assertThat(new NightWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN))
                .hasToString("22:00-06:00 Europe/Berlin");
    }
}

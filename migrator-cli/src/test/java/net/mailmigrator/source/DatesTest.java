package net.mailmigrator.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** As written; as read in Berlin. A day with its hours has no time. */
    @ParameterizedTest
    @CsvSource({
        "2018-09-18, 2018-09-18",
        "18.9.2018, 2018-09-18",
        "18.09.2018 07:30, 2018-09-18T07:30+02:00",
        "2018-09-18 00:00:00, 2018-09-18",
        "2018-09-18 07:30:00.0, 2018-09-18T07:30+02:00",
        "2018-12-18T07:30:00, 2018-12-18T07:30+01:00",
        "2018-09-18T07:30:00Z, 2018-09-18T09:30+02:00",
        "2018-09-18 07:30:00+00, 2018-09-18T09:30+02:00",
        "2018-09-18 07:30:00.123+0530, 2018-09-18T04:00:00.123+02:00",
        "1537255800, 2018-09-18T09:30+02:00",
        "1537255800000, 2018-09-18T09:30+02:00",
        "2018-03-25 02:30:00, 2018-03-25T03:30+02:00"
    })
    void dates_are_read_in_the_forms_that_panels_write(String written, String read) {
        assertThat(Dates.parse(written, BERLIN)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0000-00-00", "0000-00-00 00:00:00"})
    void zero_dates_are_none(String written) {
        assertThat(Dates.isNone(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"morgen", "2018-13-01", "31.02.2018", "12345", "2018-09-18 25:00:00", "2018-09-1x"})
    void what_is_no_date_is_refused(String written) {
        assertThatThrownBy(() -> Dates.parse(written, BERLIN)).isInstanceOf(DateTimeException.class);
    }
}

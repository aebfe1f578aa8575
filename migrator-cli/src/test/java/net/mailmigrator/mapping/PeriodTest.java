package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Moment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R20: when forwards and absence notes hold; the switch is on 2018-09-18. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PeriodTest {
    private final Noted noted = new Noted();

    /** The table of R20: active, first and last day before; the same afterwards; the finding, or none. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "active and no dates, true, , , true, 2018-09-18, , ",
        "active and start in past, true, 2018-07-01, , true, 2018-07-01, , ",
        "active and start in past with an end, true, 2018-07-01, 2018-12-31, true, 2018-07-01, 2018-12-31, ",
        "active and start in future, true, 2018-10-01, 2018-10-14, true, 2018-10-01, 2018-10-14, ",
        "inactive, false, , , false, , , ",
        "inactive with a start, false, 2018-07-01, 2018-12-31, false, , 2018-12-31, ",
        "end before start, true, 2018-08-10, 2018-08-01, false, 2018-08-10, 2018-08-01, PERIOD_REVERSED",
        "end before start and both to come, true, 2018-10-10, 2018-10-01, false, 2018-10-10, 2018-10-01, PERIOD_REVERSED",
        "end in past, true, 2018-06-01, 2018-06-30, false, 2018-06-01, 2018-06-30, PERIOD_OVER",
        "end in past without a start, true, , 2018-06-30, false, , 2018-06-30, PERIOD_OVER",
        "the end of PostfixAdmin, true, 2018-07-01, 2038-01-18, true, 2018-07-01, , ",
        "the end of Mailu, true, 2018-07-01, 2999-12-31, true, 2018-07-01, , ",
        "the end of iRedMail, true, 2018-07-01, 9999-12-31, true, 2018-07-01, , ",
        "the start of Mailu, true, 1900-01-01, , true, 2018-09-18, , ",
        "the start of the epoch, true, 1970-01-01, 2018-12-31, true, 2018-09-18, 2018-12-31, ",
        "both of Mailu, true, 1900-01-01, 2999-12-31, true, 2018-09-18, , ",
        "inactive with both of Mailu, false, 1900-01-01, 2999-12-31, false, , , "
    })
    void the_table_holds(
            String row,
            boolean active,
            @Nullable String start,
            @Nullable String end,
            boolean newActive,
            @Nullable String newStart,
            @Nullable String newEnd,
            @Nullable FindingCode code) {
        assertThat(settle(new Period(active, day(start), day(end))))
                .as(row)
                .isEqualTo(new Period(newActive, day(newStart), day(newEnd)));
        assertThat(noted.codes).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"2018-09-17, false", "2018-09-18, true", "2018-09-19, true"})
    void the_last_day_is_meant_with_all_its_hours(String end, boolean active) {
        assertThat(settle(new Period(true, day("2018-09-01"), day(end))).active())
                .isEqualTo(active);
    }

    @Test
    void a_period_of_one_day_is_not_reversed() {
        assertThat(settle(new Period(true, day("2018-10-01"), day("2018-10-01")))
                        .active())
                .isTrue();
        assertThat(noted.codes).isEmpty();
    }

    @Test
    void a_time_of_day_is_kept_and_counts() {
        Moment morning = at("2018-10-01", 8);
        Moment noon = at("2018-10-01", 12);

        assertThat(settle(new Period(true, morning, noon))).isEqualTo(new Period(true, morning, noon));
        assertThat(settle(new Period(true, noon, morning)).active()).isFalse();
        assertThat(settle(new Period(true, null, at("2018-09-18", 0))).active())
                .as("it ends with the first instant of the switch's day")
                .isFalse();
        assertThat(settle(new Period(true, null, at("2018-09-18", 1))).active()).isTrue();
    }

    @Test
    void each_change_is_on_record_with_both_values() {
        settle(new Period(true, day("1900-01-01"), day("2999-12-31")));

        assertThat(noted.changes)
                .containsExactlyInAnyOrder(
                        "R20 it, first day: 1900-01-01 -> 2018-09-18", "R20 it, last day: 2999-12-31 -> none");
    }

    @Test
    void what_stays_is_no_change() {
        settle(new Period(true, day("2018-07-01"), day("2018-12-31")));

        assertThat(noted.changes).isEmpty();
    }

    @Test
    void without_an_agreed_switch_the_first_day_is_left_open_and_told() {
        MoveDay move = MoveDay.of(null, LocalDate.of(2018, 9, 10));

        assertThat(Period.settle("it", new Period(true, null, null), move, noted))
                .isEqualTo(new Period(true, null, null));
        assertThat(noted.changes).containsExactly("R20 it, first day: none -> the switch");
    }

    @Test
    void without_an_agreed_switch_today_says_what_is_over_and_without_today_nothing_is() {
        Period ended = new Period(true, null, day("2018-09-09"));

        assertThat(Period.settle("it", ended, MoveDay.of(null, LocalDate.of(2018, 9, 10)), noted)
                        .active())
                .isFalse();
        assertThat(Period.settle("it", ended, MoveDay.of(null, null), noted).active())
                .isTrue();
    }

    private Period settle(Period old) {
        return Period.settle("it", old, MoveDay.of(SmallPanel.SWITCH, LocalDate.of(2018, 9, 10)), noted);
    }

    private static Moment at(String day, int hour) {
        return new Moment(LocalDate.parse(day), LocalTime.of(hour, 0), Moment.GERMANY);
    }

    private static final class Noted implements Remarks {
        private final List<FindingCode> codes = new ArrayList<>();
        private final List<String> changes = new ArrayList<>();

        @Override
        public void find(FindingCode code, String... params) {
            codes.add(code);
        }

        @Override
        public void change(String rule, String field, String before, String after) {
            changes.add(rule + " " + field + ": " + before + " -> " + after);
        }
    }
}

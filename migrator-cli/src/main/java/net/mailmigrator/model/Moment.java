package net.mailmigrator.model;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A day of the calendar or a time of it, in the zone of the panel that wrote it down.
 *
 * @param time null: the whole day
 */
public record Moment(LocalDate day, @Nullable LocalTime time, ZoneId zone) {
    /** Where the source says nothing else. */
    public static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    /** A whole day in Germany. */
    public static Moment of(LocalDate day) {
        return new Moment(day, null, GERMANY);
    }

    /** The first instant that is meant. A time that a change of the clocks skips is the next one that exists. */
    public OffsetDateTime from() {
        return (time == null ? day.atStartOfDay(zone) : day.atTime(time).atZone(zone)).toOffsetDateTime();
    }

    /** The first instant after it where it is the last: a day is meant with all its hours. */
    public OffsetDateTime until() {
        return time == null ? day.plusDays(1).atStartOfDay(zone).toOffsetDateTime() : from();
    }

    @Override
    public String toString() {
        return time == null ? day.toString() : from().toString();
    }
}

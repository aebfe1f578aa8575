package net.mailmigrator.imap;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * INTERNALDATE: an instant in whole seconds with the zone it was written in. Comparisons use {@link #epochSecond()}
 * (servers answer in their own zone).
 */
public record InternalDate(long epochSecond, int offsetSeconds) {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    /** The date in UTC. */
    public static InternalDate ofEpochSecond(long epochSecond) {
        return new InternalDate(epochSecond, 0);
    }

    /** RFC 9051 date-time without its quotes: {@code " 7-Feb-1994 21:52:25 -0800"}. Always valid (I8). */
    public String format() {
        OffsetDateTime at = OffsetDateTime.ofInstant(
                java.time.Instant.ofEpochSecond(epochSecond), ZoneOffset.ofTotalSeconds(offsetSeconds / 60 * 60));
        int offsetMinutes = Math.abs(offsetSeconds / 60);
        return String.format(
                java.util.Locale.ROOT,
                "%2d-%s-%04d %02d:%02d:%02d %s%02d%02d",
                at.getDayOfMonth(),
                MONTHS[at.getMonthValue() - 1],
                at.getYear(),
                at.getHour(),
                at.getMinute(),
                at.getSecond(),
                offsetSeconds < 0 ? "-" : "+",
                offsetMinutes / 60,
                offsetMinutes % 60);
    }
}

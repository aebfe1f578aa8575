package net.mailmigrator.imap.angus;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.imap.InternalDate;
import org.jspecify.annotations.Nullable;

/** Reads INTERNALDATE (RFC 9051 date-time). */
final class InternalDates {
    private static final Pattern DATE_TIME =
            Pattern.compile(" *(\\d{1,2})-([A-Za-z]{3})-(\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) ([+-])(\\d{2})(\\d{2})");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int LARGEST_OFFSET = 18 * 3600;

    private InternalDates() {}

    /** The date, or null where it is none (quirk 43). Leading blanks and a day of one digit are taken. */
    static @Nullable InternalDate parse(@Nullable String text) {
        Matcher m = DATE_TIME.matcher(text == null ? "" : text);
        if (!m.matches()) {
            return null;
        }
        int month = MONTHS.indexOf(m.group(2).toLowerCase(Locale.ROOT));
        if (month < 0 || month % 3 != 0) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(m, 3), month / 3 + 1, number(m, 1), number(m, 4), number(m, 5), number(m, 6));
            int offset = (m.group(7).equals("-") ? -1 : 1) * (number(m, 8) * 3600 + number(m, 9) * 60);
            long epochSecond = local.toEpochSecond(ZoneOffset.UTC) - offset;
            // java.time knows no zone beyond 18 hours; the instant is what counts
            return new InternalDate(epochSecond, Math.abs(offset) <= LARGEST_OFFSET ? offset : 0);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}

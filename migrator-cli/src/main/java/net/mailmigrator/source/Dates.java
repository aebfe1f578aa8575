package net.mailmigrator.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import net.mailmigrator.model.Moment;

/** Dates as panels write them. Midnight is a day without a time, since that is how databases fill one up. */
final class Dates {
    private static final DateTimeFormatter GERMAN =
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter GERMAN_TIME =
            DateTimeFormatter.ofPattern("d.M.uuuu H:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** MySQL's zero date, with or without a time. */
    private static final Pattern NONE = Pattern.compile("0000-00-00.*|0");
    /** Since 1970; shorter numbers are no dates. */
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");

    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");
    private static final Pattern OFFSET = Pattern.compile(".*\\d(Z|[+-]\\d\\d:?\\d\\d|[+-]\\d\\d)");

    private Dates() {}

    static boolean isNone(String text) {
        return NONE.matcher(text).matches();
    }

    /**
     * ISO dates, with or without a time, with or without an offset; German dates; seconds or milliseconds since 1970.
     *
     * @throws java.time.DateTimeException where it is none of them
     */
    static Moment parse(String text, ZoneId zone) {
        if (SECONDS.matcher(text).matches()) {
            return moment(
                    Instant.ofEpochSecond(Long.parseLong(text)).atZone(zone).toLocalDateTime(), zone);
        }
        if (MILLISECONDS.matcher(text).matches()) {
            return moment(
                    Instant.ofEpochMilli(Long.parseLong(text)).atZone(zone).toLocalDateTime(), zone);
        }
        if (text.indexOf('-') < 0) {
            return text.indexOf(':') < 0
                    ? new Moment(LocalDate.parse(text, GERMAN), null, zone)
                    : moment(LocalDateTime.parse(text, GERMAN_TIME), zone);
        }
        if (text.length() <= "2018-09-18".length()) {
            return new Moment(LocalDate.parse(text), null, zone);
        }
        String iso = text.replaceFirst("(?<=\\d) ", "T").replace(" ", "");
        return OFFSET.matcher(iso.substring("2018-09-18".length())).matches()
                ? moment(withOffset(iso).atZoneSameInstant(zone).toLocalDateTime(), zone)
                : moment(LocalDateTime.parse(iso), zone);
    }

    /** PostgreSQL writes +02. */
    private static OffsetDateTime withOffset(String iso) {
        return OffsetDateTime.parse(
                iso.replaceFirst("([+-]\\d\\d)$", "$1:00").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"));
    }

    private static Moment moment(LocalDateTime local, ZoneId zone) {
        LocalTime time = local.toLocalTime();
        return new Moment(local.toLocalDate(), time.equals(LocalTime.MIDNIGHT) ? null : time, zone);
    }
}

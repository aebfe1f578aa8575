package net.mailmigrator.copy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageHeader;

/** The dates in a message's own header, for messages of which the source gives no valid INTERNALDATE (quirk 43). */
final class HeaderDates {
    // RFC 5322 §3.3 with the obsolete forms of §4.3: years of two digits, no seconds, zones by name
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{1,2})[ \t]+([A-Za-z]{3})[a-z]*[ \t]+(\\d{2,4})[ \t]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?"
                    + "(?:[ \t]*(?:([+-])(\\d{2})(\\d{2})|([A-Za-z]{1,5})))?");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Map<String, Integer> ZONES =
            Map.of("EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);

    private final List<InternalDate> received = new ArrayList<>();
    private final List<InternalDate> written = new ArrayList<>();

    private HeaderDates() {}

    /** Reads a message's header. */
    static HeaderDates of(MessageContent content) {
        HeaderDates dates = new HeaderDates();
        for (String field : MessageHeader.of(content).fields()) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("received:")) {
                parse(field.substring(field.lastIndexOf(';') + 1)).ifPresent(dates.received::add);
            } else if (lower.startsWith("date:")) {
                parse(field.substring("date:".length())).ifPresent(dates.written::add);
            }
        }
        return dates;
    }

    /** The date of the topmost Received line, which is the newest, that lies between the two instants. */
    Optional<InternalDate> received(long from, long to) {
        return first(received, from, to);
    }

    /** The date of the Date line, where it lies between the two instants. */
    Optional<InternalDate> written(long from, long to) {
        return first(written, from, to);
    }

    private static Optional<InternalDate> first(List<InternalDate> dates, long from, long to) {
        return dates.stream()
                .filter(date -> date.epochSecond() >= from && date.epochSecond() <= to)
                .findFirst();
    }

    static Optional<InternalDate> parse(String text) {
        Matcher m = DATE_TIME.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(m.group(2).toLowerCase(Locale.ROOT));
        if (month < 0 || month % 3 != 0) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    year(m.group(3)), month / 3 + 1, number(m, 1), number(m, 4), number(m, 5), second(m));
            ZoneOffset zone = zone(m);
            return Optional.of(new InternalDate(local.toEpochSecond(zone), zone.getTotalSeconds()));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static int second(Matcher m) {
        return m.group(6) == null ? 0 : Math.min(59, number(m, 6)); // 60 is a leap second
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return digits.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
    }

    private static ZoneOffset zone(Matcher m) {
        if (m.group(7) != null) {
            int sign = m.group(7).equals("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(sign * number(m, 8), sign * number(m, 9));
        }
        String name = m.group(10) == null ? "" : m.group(10).toUpperCase(Locale.ROOT);
        return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0)); // unknown names count as +0000
    }
}

package net.mailmigrator.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, times and foreign words for people, in English, the same on every machine. */
public final class Words {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Words() {}

    /** {@code 412,903}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 account}, {@code 3 accounts}. */
    public static String count(long number, String one) {
        return number == 1 ? "1 " + one : count(number) + " " + plural(one);
    }

    /** {@code 412,903}, or a dash where it is not known. */
    public static String count(@Nullable Long number) {
        return number == null ? "–" : count(number.longValue());
    }

    /** IEC units with one decimal where it says something: {@code 512 B}, {@code 61 GiB}, {@code 118.2 GiB}. */
    public static String bytes(long octets) {
        if (octets < 1024) {
            return octets + " B";
        }
        double value = octets;
        int unit = -1;
        while (value >= 1023.95 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = String.format(Locale.ROOT, "%.1f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + UNITS[unit];
    }

    /** The size, or a dash where it is not known. */
    public static String bytes(@Nullable Long octets) {
        return octets == null ? "–" : bytes(octets.longValue());
    }

    /** {@code 4 h 10 min}, {@code 3 min 20 s}, {@code 12.3 s}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%d.%d s", seconds, duration.toMillisPart() / 100);
        }
        if (seconds < 3600) {
            return (seconds / 60) + " min " + (seconds % 60) + " s";
        }
        return (seconds / 3600) + " h " + (seconds % 3600) / 60 + " min";
    }

    /** {@code 2018-09-18 22:04} in UTC. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /**
     * Foreign text that neither moves the cursor nor turns the line around: control, format and unpaired surrogate
     * characters are spelled out. Joiners stay, since emoji and some scripts are made with them.
     */
    public static String shown(String foreign) {
        StringBuilder safe = new StringBuilder(foreign.length());
        foreign.codePoints().forEach(point -> {
            if (harmless(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
        });
        return safe.toString();
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }

    private static String plural(String one) {
        return one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
    }
}

package net.mailmigrator.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people, in English, the same on every machine. */
final class Words {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Words() {}

    /** {@code 412,903}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 account}, {@code 3 accounts}. */
    static String count(long number, String one) {
        return count(number) + " " + (number == 1 ? one : one + "s");
    }

    /** IEC units, one decimal below 100: {@code 512 B}, {@code 61.0 GiB}, {@code 118 GiB}. */
    static String bytes(long octets) {
        if (octets < 1024) {
            return octets + " B";
        }
        double value = octets;
        int unit = -1;
        while (value >= 1023.95 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 4 h 10 min}, {@code 3 min 20 s}, {@code 12.3 s}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 3600) {
            return (seconds / 60) + " min " + (seconds % 60) + " s";
        }
        return (seconds / 3600) + " h " + (seconds % 3600) / 60 + " min";
    }
}

package net.mailmigrator.mapping;

import net.mailmigrator.model.QuotaLimit;

/** Sizes for people, exactly: the largest unit of which there is a whole number. */
final class SizeText {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

    private SizeText() {}

    static String of(long bytes) {
        int unit = 0;
        long value = bytes;
        while (value != 0 && value % 1024 == 0 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return value + " " + UNITS[unit];
    }

    static String of(QuotaLimit quota) {
        if (quota instanceof QuotaLimit.Bytes limit) {
            return of(limit.bytes());
        }
        return quota instanceof QuotaLimit.Unlimited ? "without limit" : "not set";
    }
}

package net.mailmigrator.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units of sizes. KB, MB, GB and TB are powers of 1024, since that is what panels mean by them; powers of 1000 have
 * names of their own.
 */
public enum Unit {
    B("B", 1),
    KB("KB", 1L << 10),
    MB("MB", 1L << 20),
    GB("GB", 1L << 30),
    TB("TB", 1L << 40),
    KIB("KiB", 1L << 10),
    MIB("MiB", 1L << 20),
    GIB("GiB", 1L << 30),
    TIB("TiB", 1L << 40),
    KB_1000("KB-1000", 1_000),
    MB_1000("MB-1000", 1_000_000),
    GB_1000("GB-1000", 1_000_000_000),
    /** PostfixAdmin's megabyte with its default quota_multiplier. */
    MB_1024000("MB-1024000", 1_024_000);

    /** Above this a size is a mistake; it leaves room to compute percentages in 64 bits. */
    public static final long LARGEST = 1L << 55;

    private static final Pattern SIZE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([A-Za-z][A-Za-z0-9-]*)?");

    private final String label;
    private final long bytes;

    Unit(String label, long bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** Its name in templates. */
    public String label() {
        return label;
    }

    /** The unit of that name, upper and lower case alike; a single letter is the power of 1024. */
    public static Optional<Unit> of(String label) {
        String full = label.length() == 1 && !label.equalsIgnoreCase("B") ? label + "B" : label;
        return Arrays.stream(values())
                .filter(unit -> unit.label.toLowerCase(Locale.ROOT).equals(full.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Reads a size; a unit after the number wins over this one. Fractions of a byte are rounded up.
     *
     * @return bytes; empty where the text is no size from 0 to {@link #LARGEST}
     */
    public Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return Optional.empty();
        }
        String suffix = size.group(2);
        return (suffix == null ? Optional.of(this) : of(suffix)).flatMap(unit -> unit.times(size.group(1)));
    }

    private Optional<Long> times(String number) {
        BigInteger size = new BigDecimal(number)
                .multiply(BigDecimal.valueOf(bytes))
                .setScale(0, RoundingMode.CEILING)
                .toBigIntegerExact();
        return size.signum() < 0 || size.compareTo(BigInteger.valueOf(LARGEST)) > 0
                ? Optional.empty()
                : Optional.of(size.longValueExact());
    }
}

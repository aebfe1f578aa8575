package net.mailmigrator.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.mailmigrator.template.Nearest;

/** The kinds of values in the settings. */
final class Kinds {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?)\\s*([A-Za-z]*)");
    private static final Map<String, Long> SIZES = Map.of(
            "", 1L,
            "b", 1L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L);
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    /** Any text that is not blank. */
    static final Kind<String> TEXT = text -> {
        if (text.isBlank()) {
            throw new BadValue("is blank");
        }
        return text;
    };

    /** {@code 256MiB}, {@code 5 GiB}, {@code 1.5GB}, {@code 1024}: bytes, above 0. */
    static final Kind<Long> SIZE = text -> {
        long bytes = amount(text, SIZES, "a size such as 256MiB, 5 GiB or a number of bytes");
        if (bytes < 1) {
            throw new BadValue("is \"" + text + "\", must be at least one byte");
        }
        return bytes;
    };

    /** {@code 5s}, {@code 500ms}, {@code 2h}. */
    static final Kind<Duration> DURATION =
            text -> Duration.ofMillis(amount(text, MILLIS, "a duration such as 5s, 500ms, 10m or 2h"));

    /** {@code 1%}, 0 to 100, whole. */
    static final Kind<Integer> PERCENT = text -> {
        Matcher matcher = Pattern.compile("(\\d{1,3})\\s*%").matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > 100) {
            throw new BadValue("is \"" + text + "\", must be a whole percentage from 0% to 100%");
        }
        return Integer.parseInt(matcher.group(1));
    };

    /** {@code Europe/Berlin}, {@code UTC}. */
    static final Kind<ZoneId> ZONE = text -> {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw new BadValue("is \"" + text + "\", must be a time zone such as Europe/Berlin or UTC");
        }
    };

    /** {@code 2018-10-01}. */
    static final Kind<LocalDate> DAY = text -> {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException noDay) {
            throw new BadValue("is \"" + text + "\", must be a day such as 2018-10-01");
        }
    };

    private Kinds() {}

    /** A whole number within bounds. */
    static Kind<Integer> integer(int min, int max) {
        return text -> {
            if (text.strip().matches("\\d{1,9}")) {
                int value = Integer.parseInt(text.strip());
                if (value >= min && value <= max) {
                    return value;
                }
            }
            throw new BadValue("is \"" + text + "\", must be a whole number from " + min + " to " + max);
        };
    }

    /** One of the words. */
    static <T> Kind<T> words(Map<String, T> words) {
        return text -> {
            T meant = words.get(text.strip());
            if (meant == null) {
                throw new BadValue("is \"" + text + "\", must be one of "
                        + String.join(", ", words.keySet().stream().sorted().toList())
                        + Nearest.hint(text.strip(), words.keySet(), ""));
            }
            return meant;
        };
    }

    /** One of the constants, in lower case and with {@code -} for {@code _}. */
    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        Map<String, E> words = new TreeMap<>();
        Stream.of(type.getEnumConstants())
                .forEach(constant ->
                        words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant));
        return words(words);
    }

    /** A kind that goes on from another. */
    static <S, T> Kind<T> map(Kind<S> kind, Function<S, T> then) {
        return text -> then.apply(kind.read(text));
    }

    private static long amount(String text, Map<String, Long> units, String wanted) throws BadValue {
        Matcher matcher = AMOUNT.matcher(text.strip());
        if (matcher.matches()) {
            Long unit = units.get(matcher.group(2).toLowerCase(Locale.ROOT));
            if (unit != null) {
                try {
                    return new BigDecimal(matcher.group(1))
                            .multiply(BigDecimal.valueOf(unit))
                            .longValueExact();
                } catch (ArithmeticException notWhole) {
                    throw new BadValue("is \"" + text + "\", which is too large or no whole number");
                }
            }
        }
        throw new BadValue("is \"" + text + "\", must be " + wanted);
    }
}

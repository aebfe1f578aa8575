package net.mailmigrator.cli;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.app.TimeLimits;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 06:00}, {@code 90m}, {@code 2h30m}, {@code 45s}. */
final class UntilConverter implements ITypeConverter<TimeLimits.Until> {
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m(?:in)?)?(?:(\\d{1,6})s)?");

    @Override
    public TimeLimits.Until convert(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        Matcher time = TIME.matcher(given);
        if (time.matches()) {
            return new TimeLimits.Until(
                    LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))), null);
        }
        Matcher length = LENGTH.matcher(given);
        if (given.isEmpty() || !length.matches()) {
            throw new TypeConversionException(
                    "\"" + text + "\" is neither a time of the day such as 06:00 nor a length such as 90m or 2h30m");
        }
        return new TimeLimits.Until(
                null,
                Duration.ofHours(number(length.group(1)))
                        .plusMinutes(number(length.group(2)))
                        .plusSeconds(number(length.group(3))));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}

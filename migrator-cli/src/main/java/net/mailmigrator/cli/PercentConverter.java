package net.mailmigrator.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --content} and {@code --delete-cap}: a share in percent. */
final class PercentConverter implements ITypeConverter<Integer> {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");

    @Override
    public Integer convert(String value) {
        if (value.equals("all")) {
            return 100;
        }
        if (value.equals("none")) {
            return 0;
        }
        var matcher = PERCENT.matcher(value);
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= 100) {
            return Integer.valueOf(matcher.group(1));
        }
        throw new TypeConversionException("it is all, none or a whole number of percent like 5%, not '" + value + "'");
    }
}

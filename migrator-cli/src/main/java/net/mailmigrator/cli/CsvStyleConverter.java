package net.mailmigrator.cli;

import net.mailmigrator.report.CsvStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --csv}. */
final class CsvStyleConverter implements ITypeConverter<CsvStyle> {
    @Override
    public CsvStyle convert(String value) {
        return switch (value) {
            case "plain" -> CsvStyle.PLAIN;
            case "german" -> CsvStyle.GERMAN;
            default -> throw new TypeConversionException("it is plain or german, not '" + value + "'");
        };
    }
}

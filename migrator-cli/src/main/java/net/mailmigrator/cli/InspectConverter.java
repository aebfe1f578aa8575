package net.mailmigrator.cli;

import net.mailmigrator.app.Inspect;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --inspect}. */
final class InspectConverter implements ITypeConverter<Inspect> {
    @Override
    public Inspect convert(String value) {
        return switch (value) {
            case "none" -> Inspect.NONE;
            case "status" -> Inspect.STATUS;
            case "deep" -> Inspect.DEEP;
            default -> throw new TypeConversionException("it is none, status or deep, not '" + value + "'");
        };
    }
}

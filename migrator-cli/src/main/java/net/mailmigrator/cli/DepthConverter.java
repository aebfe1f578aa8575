package net.mailmigrator.cli;

import net.mailmigrator.verify.VerifySettings.Depth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --depth}. */
final class DepthConverter implements ITypeConverter<Depth> {
    @Override
    public Depth convert(String value) {
        return switch (value) {
            case "counts" -> Depth.COUNTS;
            case "metadata" -> Depth.METADATA;
            default -> throw new TypeConversionException("it is counts or metadata, not '" + value + "'");
        };
    }
}

package net.mailmigrator.cli;

import net.mailmigrator.app.RunMigration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --only}. */
final class StepConverter implements ITypeConverter<RunMigration.Step> {
    @Override
    public RunMigration.Step convert(String value) {
        return switch (value) {
            case "provision" -> RunMigration.Step.PROVISION;
            case "copy" -> RunMigration.Step.COPY;
            case "verify" -> RunMigration.Step.VERIFY;
            default -> throw new TypeConversionException("it is provision, copy or verify, not '" + value + "'");
        };
    }
}

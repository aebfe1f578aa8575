package net.mailmigrator.cli;

import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.VerifyMigration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrator verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Compares the target with what the last pass saw at the source.",
        description = "Changes nothing on either server. Differences are listed in the report and end with 3.")
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    WorkOptions work = new WorkOptions();

    @Option(
            names = "--content",
            paramLabel = "all|none|N%",
            converter = PercentConverter.class,
            description = "How many messages are read again and hashed at the target (default: as the settings say).")
    @Nullable
    Integer contentPercent;

    private final Environment environment;

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        VerifyMigration.Request request = new VerifyMigration.Request(
                output.with(root, !work.noProgress), selection.selection(), contentPercent, work.trace);
        return new VerifyMigration(environment).run(request).code();
    }
}

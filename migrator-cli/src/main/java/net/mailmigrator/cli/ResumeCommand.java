package net.mailmigrator.cli;

import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.ResumeMigration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code migrator resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Runs again with the selection of the last run.",
        description = "Prints that selection first. Nothing that is at the target already is sent again.")
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    TimeOptions time = new TimeOptions();

    @Mixin
    WorkOptions work = new WorkOptions();

    private final Environment environment;

    ResumeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new ResumeMigration(environment)
                .run(output.with(root, !work.noProgress), work.trace, time.limits())
                .code();
    }
}

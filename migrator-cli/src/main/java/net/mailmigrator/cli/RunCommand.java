package net.mailmigrator.cli;

import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.RunMigration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code migrator run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Plans, provisions, copies and verifies.",
        description = {
            "Running it again continues where it was: what is at the target already is not sent again. An account"
                    + " that fails does not stop the others.",
            "",
            "Ctrl-C finishes what is in flight and ends; a second one ends at once. Nothing is lost either way."
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    TimeOptions time = new TimeOptions();

    @Mixin
    WorkOptions work = new WorkOptions();

    @Option(
            names = "--plan",
            paramLabel = "DIGEST|DIR",
            description = "Only what the plan with this digest, or in this report folder, said; accounts that differ by"
                    + " now are left (DRIFT).")
    @Nullable
    String plan;

    @Option(
            names = "--only",
            paramLabel = "STEP",
            converter = StepConverter.class,
            description = "Only provision, copy or verify.")
    RunMigration.@Nullable Step only;

    @Mixin
    FinalPassOptions finalPass = new FinalPassOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private final Environment environment;

    RunCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        RunMigration.Request request = new RunMigration.Request(
                "run",
                output.with(root, !work.noProgress),
                selection.selection(),
                plan,
                only,
                finalPass.request(only, spec),
                work.trace,
                time.limits());
        return new RunMigration(environment).run(request).code();
    }
}

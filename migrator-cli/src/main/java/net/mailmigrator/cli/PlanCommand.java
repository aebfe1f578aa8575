package net.mailmigrator.cli;

import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.Inspect;
import net.mailmigrator.app.PlanMigration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrator plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "The dry run: what would happen to which account.",
        description = {
            "Reads the old accounts, maps them, looks at both mail servers, plans the folders, and prints the summary"
                    + " with a digest. Changes nothing but its report folder.",
            "",
            "Where a decision is open it writes decisions-proposed.yaml to the report folder and ends with 8."
        })
final class PlanCommand implements Callable<Integer> {
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
            names = "--inspect",
            paramLabel = "none|status|deep",
            defaultValue = "status",
            converter = InspectConverter.class,
            description = {
                "none: accounts only, no server is contacted. status: folders and their counts (default).",
                "deep: also what deletion by age would take away, which lists the messages of accounts that delete so."
            })
    Inspect inspect = Inspect.STATUS;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Also what differs from an earlier plan, whose report is in this folder.")
    @Nullable
    String against;

    private final Environment environment;

    PlanCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PlanMigration.Request request = new PlanMigration.Request(
                output.with(root, !work.noProgress), selection.selection(), inspect, work.trace, against);
        return new PlanMigration(environment).run(request).code();
    }
}

package net.mailmigrator.cli;

import java.util.concurrent.Callable;
import net.mailmigrator.app.CheckConnections;
import net.mailmigrator.app.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code migrator check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Connects to everything the settings name.",
        description = {
            "The old panel, both mail servers with their certificates and capabilities, the login of one account"
                    + " (the first, or those of --account, --all: every one), and the provisioning target.",
            "Changes nothing."
        })
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    WorkOptions work = new WorkOptions();

    private final Environment environment;

    CheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CheckConnections.Request request =
                new CheckConnections.Request(output.with(root, !work.noProgress), selection.selection(), work.trace);
        return new CheckConnections(environment).run(request).code();
    }
}

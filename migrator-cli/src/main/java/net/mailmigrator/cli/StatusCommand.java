package net.mailmigrator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.ShowStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrator status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Where each account stands.",
        description = "Also while a run is going on in another process, and right after it was killed. Changes nothing;"
                + " leaves a report only where --out says so.")
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    LookOptions output = new LookOptions();

    @Option(names = "--wave", paramLabel = "W", description = "Only accounts of this wave; repeatable.")
    List<String> waves = new ArrayList<>();

    @Option(
            names = "--watch",
            description =
                    "While a run is going on in another process, show its progress as that process does, on standard"
                            + " error, until it ends or Ctrl-C.")
    boolean watch;

    private final Environment environment;

    StatusCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ShowStatus status = new ShowStatus(environment);
        return (watch ? status.watch(output.watching(root), waves) : status.run(output.with(root), waves)).code();
    }
}

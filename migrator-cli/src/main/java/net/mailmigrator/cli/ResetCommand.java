package net.mailmigrator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.ResetAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrator reset}. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Forgets what the journal knows of an account.",
        description =
                "For an account whose target was made anew. No server is contacted and no mail is touched; the next"
                        + " run compares what is at the target and adopts what is the same.")
final class ResetCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--account", required = true, paramLabel = "A", description = "Login or address; repeatable.")
    List<String> accounts = new ArrayList<>();

    private final Environment environment;

    ResetCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new ResetAccounts(environment).run(output.with(root), accounts).code();
    }
}

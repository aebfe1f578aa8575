package net.mailmigrator.cli;

import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.ShowAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrator show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Everything the journal knows about one account.",
        description =
                "State, balance by folder, failures. Leaves a report only where --out says so, and with it uids.csv: which UID"
                        + " became which.")
final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    LookOptions output = new LookOptions();

    @Parameters(paramLabel = "ACCOUNT", description = "Login or address.")
    String account = "";

    private final Environment environment;

    ShowCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new ShowAccount(environment).run(output.with(root), account).code();
    }
}

package net.mailmigrator.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code migrator}: only its options and its commands. */
@Command(
        name = "migrator",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Moves mail accounts from an old system to a new one.",
        description = {
            "Reads the old accounts, maps them, provisions the new ones, copies every IMAP folder exactly once,"
                    + " and verifies. The old side is only read. Any command can be run again.",
            "",
            "First migration: init, check, plan, run, status, verify."
        },
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.LOCAL,
        subcommands = {
            InitCommand.class,
            TemplatesCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            RunCommand.class,
            ResumeCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            ShowCommand.class,
            FindCommand.class,
            ResetCommand.class,
            ReportCommand.class
        })
final class RootCommand implements Runnable {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            defaultValue = "migration.yaml",
            description = "The settings (default: ./migration.yaml).")
    Path settings = Path.of("migration.yaml");

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "More on standard error; twice: even more.")
    boolean[] verbose = {};

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Only results and errors.")
    boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    int verbosity() {
        return quiet ? -1 : verbose.length;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}

package net.mailmigrator.cli;

import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import net.mailmigrator.app.CommandLog;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.Wiring;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import picocli.CommandLine;

/** Puts the commands together with what is the same for all of them: streams, colours, failures, exit statuses. */
public final class MigratorCommandLine {
    private final CommandLine commandLine;

    private MigratorCommandLine(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /**
     * The command line of this process.
     *
     * @param endAtOnce ends the process with a status, for a second Ctrl-C
     */
    public static MigratorCommandLine ofProcess(IntConsumer endAtOnce) {
        return of(Wiring.process(endAtOnce));
    }

    /** The command line over an environment. */
    public static MigratorCommandLine of(Environment environment) {
        Environment.Console console = environment.console();
        CommandLine commandLine = new CommandLine(RootCommand.class, factory(environment));
        commandLine.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        commandLine.setExpandAtFiles(false); // @file is ours: the accounts of --account
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.terminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
        commandLine.setExecutionExceptionHandler(new FailureHandler());
        commandLine.setParameterExceptionHandler(MigratorCommandLine::explainUsage);
        commandLine.setExitCodeExceptionMapper(MigratorCommandLine::exitCode);
        describeExitStatuses(commandLine);
        return new MigratorCommandLine(commandLine);
    }

    /** Runs one command and returns the exit status. */
    public int execute(String... args) {
        try {
            return commandLine.execute(args);
        } finally {
            CommandLog.end();
        }
    }

    /** Commands are made with the environment; everything else as picocli does it. */
    private static CommandLine.IFactory factory(Environment environment) {
        CommandLine.IFactory standard = CommandLine.defaultFactory();
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    if (constructor.getParameterCount() == 1
                            && constructor.getParameterTypes()[0] == Environment.class) {
                        return type.cast(constructor.newInstance(environment));
                    }
                }
                return standard.create(type);
            }
        };
    }

    /** One line on what is wrong instead of the whole help. */
    private static int explainUsage(CommandLine.ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("See: " + name + " --help");
        return ExitStatus.USAGE.code();
    }

    private static int exitCode(Throwable thrown) {
        if (thrown instanceof StopException stop) {
            return stop.status().code();
        }
        return thrown instanceof CommandLine.ParameterException ? ExitStatus.USAGE.code() : ExitStatus.BUG.code();
    }

    private static void describeExitStatuses(CommandLine commandLine) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitStatus status : ExitStatus.values()) {
            meanings.put(String.valueOf(status.code()), status.meaning());
        }
        describe(commandLine, meanings);
        commandLine.getSubcommands().values().forEach(subcommand -> describe(subcommand, meanings));
    }

    private static void describe(CommandLine commandLine, Map<String, String> meanings) {
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(meanings);
    }
}

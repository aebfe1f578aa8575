package net.mailmigrator.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.InitSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code migrator init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Writes a commented migration.yaml to start from.",
        description = "Never overwrites a file.")
final class InitCommand implements Callable<Integer> {
    @Option(
            names = "--template",
            paramLabel = "NAME",
            defaultValue = "generic-csv",
            description = "The source template to begin with (default: ${DEFAULT-VALUE}).")
    String template = "generic-csv";

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = ".", description = "Where (default: here).")
    Path folder = Path.of(".");

    private final Environment environment;

    InitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new InitSettings(environment).run(folder, template).code();
    }
}

package net.mailmigrator.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.RenderReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrator report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Renders HTML and CSV again from the JSON in a report folder.",
        description = "Byte for byte as the command did. Reads nothing but the folder.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A report folder.")
    Path folder = Path.of("");

    private final Environment environment;

    ReportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new RenderReport(environment).run(folder).code();
    }
}

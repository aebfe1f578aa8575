package net.mailmigrator.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.RenderReport;
import net.mailmigrator.report.CsvStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--csv",
            paramLabel = "plain|german",
            defaultValue = "plain",
            converter = CsvStyleConverter.class,
            description = "plain: commas (default). german: for Excel in German, semicolons and a byte order mark.")
    CsvStyle csv = CsvStyle.PLAIN;

    private final Environment environment;

    ReportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new RenderReport(environment).run(folder, csv).code();
    }
}

package net.mailmigrator.app;

import java.nio.file.Path;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.report.CsvStyle;
import net.mailmigrator.report.ReportFolder;

/** {@code report}: HTML and CSV again from the JSON. */
public final class RenderReport {
    private final Environment environment;

    /** A use case in an environment. */
    public RenderReport(Environment environment) {
        this.environment = environment;
    }

    /** Renders every report in the folder. */
    public ExitStatus run(Path folder, CsvStyle csv) {
        Path resolved = environment.place().workingDirectory().resolve(folder);
        new ReportFolder()
                .renderAgain(resolved, csv)
                .forEach(report -> environment
                        .console()
                        .out()
                        .println(resolved.resolve(report.command() + ".html") + "\n"
                                + resolved.resolve(report.command() + ".csv")));
        return ExitStatus.OK;
    }
}

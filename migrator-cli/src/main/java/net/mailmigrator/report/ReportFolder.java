package net.mailmigrator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import tools.jackson.core.JacksonException;

/**
 * The folder a command leaves: {@code <command>.json}, and {@code .csv} and {@code .html} made from nothing but that
 * JSON. Files are written aside and moved, so that none is ever seen half-written. Thread-safe.
 */
public final class ReportFolder {

    private final ReportJson json = new ReportJson();
    private final HtmlReport html = new HtmlReport();

    /**
     * Writes the three files, making the folder where it is missing.
     *
     * @throws StopException where the folder cannot be written
     */
    public void write(Path folder, CommandReport report) {
        byte[] bytes = json.write(report);
        try {
            PrivateFiles.folder(folder);
            PrivateFiles.write(folder.resolve(report.command() + ".json"), bytes);
            render(folder, json.read(bytes), CsvStyle.PLAIN);
        } catch (IOException failure) {
            throw new StopException(
                    ExitStatus.PARTIAL,
                    "writing the report of %s to %s: %s. What was done stays done and is in the journal (migrator"
                                    .formatted(report.command(), folder, failure)
                            + " status). Make room or name another folder with --out, and run the command again.",
                    failure);
        }
    }

    /**
     * Makes CSV and HTML again from each report's JSON in the folder.
     *
     * @param style whom the CSV is for; commands write it {@link CsvStyle#PLAIN}
     * @throws StopException where there is none, or one that cannot be read, or the folder cannot be written
     */
    public List<CommandReport> renderAgain(Path folder, CsvStyle style) {
        if (!Files.isDirectory(folder)) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "there is no folder %s. Name the folder that a command left: its --out, or one below reports/."
                            .formatted(folder));
        }
        try {
            List<CommandReport> reports = new ArrayList<>();
            for (Path file : jsonFiles(folder)) {
                CommandReport report = read(file);
                render(folder, report, style);
                reports.add(report);
            }
            if (reports.isEmpty()) {
                throw new StopException(
                        ExitStatus.REJECTED,
                        "there is no report in %s: no file <command>.json. Name the folder that a command left (its"
                                        .formatted(folder)
                                + " --out).");
            }
            return reports;
        } catch (IOException failure) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "rendering the reports in %s: %s. The JSON is as it was.".formatted(folder, failure),
                    failure);
        }
    }

    private void render(Path folder, CommandReport report, CsvStyle style) throws IOException {
        PrivateFiles.write(
                folder.resolve(report.command() + ".csv"),
                CsvReport.of(report, style).getBytes(StandardCharsets.UTF_8));
        PrivateFiles.write(
                folder.resolve(report.command() + ".html"), html.of(report).getBytes(StandardCharsets.UTF_8));
    }

    private CommandReport read(Path file) throws IOException {
        try {
            CommandReport report = json.read(Files.readAllBytes(file));
            if (file.endsWith(report.command() + ".json")) {
                return report;
            }
            throw new StopException(
                    ExitStatus.REJECTED,
                    "%s holds the report of the command \"%s\"; give the file its old name."
                            .formatted(file, Words.shown(report.command())));
        } catch (JacksonException unreadable) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "%s is no report: %s. Nothing was rendered from it."
                            .formatted(file, unreadable.getOriginalMessage()),
                    unreadable);
        }
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}

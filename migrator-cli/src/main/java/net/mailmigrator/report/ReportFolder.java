package net.mailmigrator.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The folder a command leaves: {@code <command>.json}, and {@code .csv} and {@code .html} made from nothing but that
 * JSON. Files are written aside and moved, so that none is ever seen half-written. Thread-safe.
 */
public final class ReportFolder {

    private final ReportJson json = new ReportJson();
    private final HtmlReport html = new HtmlReport();

    /**
     * Writes the three files, making the folder where it is missing. CSV and HTML can be made of the JSON later; without
     * the JSON they are not written, and what is in the folder stays the report of an earlier command, as a whole.
     *
     * @throws StopException where one of the files cannot be written; it names them
     */
    public void write(Path folder, CommandReport report) {
        Path file = folder.resolve(report.command() + ".json");
        CommandReport readBack;
        try {
            PrivateFiles.folder(folder);
            // where both are the same it is not read: two reports at once would be too much for a large panel
            readBack = written(file, report) ? report : parsed(file);
        } catch (IOException failure) {
            throw unwritten(
                    report,
                    cannot(file, failure),
                    "The CSV and the HTML were not written either. Make room or name another folder with --out, and run the"
                            + " command again.",
                    failure);
        }
        List<IOException> failures = new ArrayList<>();
        List<String> unwritten = render(folder, readBack, CsvStyle.PLAIN, failures);
        if (!unwritten.isEmpty()) {
            throw unwritten(
                    report,
                    String.join("; ", unwritten),
                    "%s is whole. Make room, then: migrator report %s".formatted(file, folder),
                    failures.get(0));
        }
    }

    private static StopException unwritten(CommandReport report, String files, String remedy, IOException failure) {
        return new StopException(
                ExitStatus.PARTIAL,
                "writing the report of %s: %s. What was done stays done and is in the journal (migrator status). %s"
                        .formatted(report.command(), files, remedy),
                failure);
    }

    private static String cannot(Path file, IOException failure) {
        return "cannot write %s (%s: %s)".formatted(file, failure.getClass().getSimpleName(), failure.getMessage());
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
                List<IOException> failures = new ArrayList<>();
                List<String> unwritten = render(folder, report, style, failures);
                if (!unwritten.isEmpty()) {
                    throw new StopException(
                            ExitStatus.REJECTED,
                            "rendering the reports in %s: %s. The JSON is as it was."
                                    .formatted(folder, String.join("; ", unwritten)),
                            failures.get(0));
                }
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

    /** Which files cannot be written; in their place there is none then, for one of an earlier report would be taken for it. */
    private List<String> render(Path folder, CommandReport report, CsvStyle style, List<IOException> failures) {
        Map<String, PrivateFiles.Content> files = new LinkedHashMap<>();
        files.put(".csv", text -> text.write(CsvReport.of(report, style)));
        files.put(".html", text -> html.write(report, text));
        List<String> unwritten = new ArrayList<>();
        files.forEach((suffix, content) -> {
            Path file = folder.resolve(report.command() + suffix);
            try {
                PrivateFiles.write(file, content);
            } catch (IOException failure) {
                unwritten.add(cannot(file, failure));
                failures.add(failure);
                PrivateFiles.drop(file, failure);
            }
        });
        return unwritten;
    }

    /** Whether what stands in the file now is the report itself. */
    private boolean written(Path file, CommandReport report) throws IOException {
        AtomicBoolean equal = new AtomicBoolean();
        PrivateFiles.write(file, text -> {
            SurrogateWatch watch = new SurrogateWatch(text);
            json.write(report, watch);
            watch.flush();
            equal.set(!watch.found());
        });
        return equal.get();
    }

    private CommandReport read(Path file) throws IOException {
        try {
            CommandReport report = parsed(file);
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

    private CommandReport parsed(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return json.read(bytes);
        } catch (JacksonIOException unreadable) {
            throw new IOException("reading " + file + " again: " + unreadable.getOriginalMessage(), unreadable);
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

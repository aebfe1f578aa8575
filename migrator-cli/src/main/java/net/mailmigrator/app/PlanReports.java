package net.mailmigrator.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportJson;
import tools.jackson.core.JacksonException;

/** The reports that {@code plan} has left, of the same batch. */
final class PlanReports {
    static final String NAME = "plan.json";

    private final Workplace workplace;

    PlanReports(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * The plan in a folder that an option names.
     *
     * @param notFound what the folder is where there is no report in it: {@code no folder with the report of a plan}
     * @throws StopException where there is no report of a plan of this batch
     */
    CommandReport in(String option, String folder, String notFound) {
        String said = option + " " + folder;
        Path file = workplace
                .environment()
                .place()
                .workingDirectory()
                .resolve(folder)
                .resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new StopException(
                    ExitStatus.USAGE, said + " is " + notFound + ": " + file + " is not there. Nothing was touched.");
        }
        CommandReport report = read(file)
                .orElseThrow(() -> new StopException(
                        ExitStatus.REJECTED, said + ": " + file + " is no report of a plan. Nothing was touched."));
        String batch = workplace.settings().batch();
        if (!report.batch().equals(batch)) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    said + ": the plan there is of the batch " + report.batch() + ", not of " + batch
                            + ". Nothing was touched.");
        }
        return report;
    }

    /** A report; empty where the file is none. */
    static Optional<CommandReport> read(Path file) {
        try {
            return Optional.of(new ReportJson().read(Files.readAllBytes(file)));
        } catch (IOException | JacksonException noReport) {
            return Optional.empty();
        }
    }
}

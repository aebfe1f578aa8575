package net.mailmigrator.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.mailmigrator.app.progress.LineProgress;
import net.mailmigrator.app.progress.TerminalProgress;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.config.Settings;
import net.mailmigrator.config.SettingsLoader;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportBuilder;
import net.mailmigrator.report.ReportFolder;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.report.TerminalSummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command at work: its settings, its report folder with the log, and what it prints. */
final class Workplace {
    private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Environment environment;
    private final CommandOptions options;
    private final String command;
    private final Settings settings;
    private final Instant startedAt;
    private final @Nullable Path folder;

    private Workplace(
            Environment environment, CommandOptions options, String command, Settings settings, @Nullable Path folder) {
        this.environment = environment;
        this.options = options;
        this.command = command;
        this.settings = settings;
        this.startedAt = environment.clock().instant();
        this.folder = folder;
    }

    /**
     * Loads the settings and makes the report folder; one that cannot be written is found now, not in the morning.
     *
     * @throws StopException where the settings are wrong or the folder cannot be made or written
     */
    static Workplace open(Environment environment, CommandOptions options, String command) {
        CommandLog.begin(environment.console().err(), options.verbosity());
        Settings settings = settings(environment, options);
        Path folder = options.out() == null
                ? freeFolder(environment, settings, command)
                : environment.place().workingDirectory().resolve(options.out());
        return begin(new Workplace(environment, options, command, settings, make(folder)));
    }

    /** Like {@link #open}, for commands that leave a report only where they are told to. */
    static Workplace openQuietly(Environment environment, CommandOptions options, String command) {
        if (options.out() != null) {
            return open(environment, options, command);
        }
        CommandLog.begin(environment.console().err(), options.verbosity());
        return new Workplace(environment, options, command, settings(environment, options), null);
    }

    static Settings settings(Environment environment, CommandOptions options) {
        Environment.Place place = environment.place();
        return new SettingsLoader(place.home(), place.variables())
                .load(place.workingDirectory().resolve(options.settingsFile()));
    }

    private static Workplace begin(Workplace workplace) {
        CommandLog.to(workplace.folder().resolve(workplace.command + ".log"));
        LOG.info("migrator {} {} with {}", Version.current(), workplace.command, workplace.settings.file());
        return workplace;
    }

    private static Path freeFolder(Environment environment, Settings settings, String command) {
        Path reports = reportsOfBatch(environment, settings);
        String name = STAMP.format(environment.clock().instant()) + "-" + command;
        Path folder = reports.resolve(name);
        for (int again = 2; Files.exists(folder); again++) {
            folder = reports.resolve(name + "-" + again);
        }
        return folder;
    }

    private static Path make(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                PrivateFolders.make(folder);
            }
            PrivateFolders.tryWriting(folder);
            return folder;
        } catch (IOException unwritable) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "cannot make or write into the report folder " + folder + ": "
                            + unwritable.getClass().getSimpleName() + " " + unwritable.getMessage()
                            + ". Nothing was touched. Name a folder that can be written with --out.",
                    unwritable);
        }
    }

    Environment environment() {
        return environment;
    }

    Settings settings() {
        return settings;
    }

    /** The report folder. */
    Path folder() {
        if (folder == null) {
            throw new IllegalStateException(command + " has no report folder");
        }
        return folder;
    }

    /** Standard error, for what is no result. */
    PrintStream err() {
        return environment.console().err();
    }

    /** Says something on standard error unless it shall be quiet. */
    void say(String line) {
        LOG.info("{}", line);
        if (options.verbosity() >= 0) {
            err().println(line);
        }
    }

    /** A report of this command. */
    ReportBuilder report() {
        return new ReportBuilder(settings.batch(), command, startedAt);
    }

    /** A report of a stage of this command, to be shown only. */
    ReportBuilder interim(String stage) {
        return new ReportBuilder(settings.batch(), stage, startedAt);
    }

    /** Where the commands of this batch leave their reports unless told otherwise. */
    Path reportsOfBatch() {
        return reportsOfBatch(environment, settings);
    }

    private static Path reportsOfBatch(Environment environment, Settings settings) {
        return environment.place().workingDirectory().resolve("reports").resolve(settings.batch());
    }

    /** The command line that goes on with these settings: {@code migrator run --wave 4}. */
    String next(String rest) {
        String file = options.settingsFile().toString();
        return "migrator " + (file.equals("migration.yaml") ? "" : "-c " + file + " ") + rest;
    }

    /** How progress is shown. */
    RunProgress progress() {
        if (!options.progress()) {
            return RunProgress.NONE;
        }
        return environment.console().terminal()
                ? new TerminalProgress(environment.clock(), settings.run().parallelAccounts())
                : new LineProgress(err(), environment.clock());
    }

    /** Prints an interim result for people. */
    void show(CommandReport interim) {
        if (!options.json()) {
            environment.console().out().print(TerminalSummary.interim(interim));
        }
    }

    /**
     * Ends the command: writes the report, prints the result, says how it ended.
     *
     * @throws StopException where the report could not be written, after the result was printed; with the command's own
     *     status, but for one that would be good
     */
    ExitStatus finish(ReportBuilder builder) {
        CommandReport report = builder.build(environment.clock().instant());
        StopException unwritten = write(report);
        if (unwritten != null) {
            ExitStatus own = status(report.exitStatus());
            builder.note(unwritten.text()).exit(own == ExitStatus.OK ? unwritten.status() : own);
            report = builder.build(environment.clock().instant());
        }
        print(report, unwritten == null ? folder : null);
        ExitStatus status = status(report.exitStatus());
        if (unwritten != null) {
            throw new StopException(status, unwritten.text(), unwritten);
        }
        return status;
    }

    /** Null where it was written, or is not to be. */
    private @Nullable StopException write(CommandReport report) {
        try {
            if (folder != null) {
                new ReportFolder().write(folder, report);
            }
            return null;
        } catch (StopException unwritten) {
            LOG.info("{}", unwritten.text());
            return unwritten;
        }
    }

    private void print(CommandReport report, @Nullable Path written) {
        PrintStream out = environment.console().out();
        if (options.json()) {
            out.println(new String(new ReportJson().write(report), StandardCharsets.UTF_8).stripTrailing());
        } else {
            out.print(TerminalSummary.of(report, written == null ? null : written.toString()));
        }
        out.flush();
        LOG.info("{} ends with {}", command, report.exitStatus());
    }

    private static ExitStatus status(int code) {
        for (ExitStatus status : ExitStatus.values()) {
            if (status.code() == code) {
                return status;
            }
        }
        throw new IllegalStateException("no exit status " + code);
    }
}

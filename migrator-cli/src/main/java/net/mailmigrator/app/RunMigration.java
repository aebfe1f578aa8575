package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.config.Settings;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;

/** {@code run}: plan, provision, copy, verify, report. Running it again goes on where it was. */
public final class RunMigration {
    private final Environment environment;

    /** A use case in an environment. */
    public RunMigration(Environment environment) {
        this.environment = environment;
    }

    /** One of the things a run does. */
    public enum Step {
        PROVISION,
        COPY,
        VERIFY
    }

    /**
     * What is asked.
     *
     * @param command {@code run} or {@code resume}
     * @param plan the plan that alone may be executed, by its digest or its report folder; null: whatever is planned now
     * @param only null: all steps
     * @param pass what is to be done beside copying
     * @param trace the account whose dialogue is wanted; null: none
     * @param time when it may work; not part of what {@code resume} does again
     */
    public record Request(
            String command,
            CommandOptions options,
            Selection selection,
            @Nullable String plan,
            @Nullable Step only,
            PassRequest pass,
            @Nullable String trace,
            TimeLimits time) {
        /** Whether a step is to be done. */
        boolean does(Step step) {
            return only == null || only == step;
        }

        /** What {@code resume} needs to do the same again. */
        List<String> toArguments() {
            List<String> arguments = new ArrayList<>(FinalPass.toArguments(pass));
            arguments.addAll(selection.toArguments());
            if (plan != null) {
                arguments.add("--plan");
                arguments.add(plan);
            }
            if (only != null) {
                arguments.add("--only");
                arguments.add(only.name().toLowerCase(java.util.Locale.ROOT));
            }
            return arguments;
        }
    }

    /** Runs and reports. */
    public ExitStatus run(Request request) {
        Workplace workplace = Workplace.open(environment, request.options(), request.command());
        Settings settings = workplace.settings();
        if (settings.mapping().waves() != null && request.selection().saysNothing()) {
            throw new StopException(
                    ExitStatus.USAGE,
                    "waves are declared, so say which accounts are meant: --wave W, another choice, or --all. Nothing was"
                            + " touched. \"migrator plan\" shows the waves.");
        }
        SoftStop stop = request.time()
                .begin(
                        settings.run().window(),
                        environment,
                        environment.interrupts().get());
        try (Journal journal = new JournalStore(settings.journal(), environment.clock())
                .open(settings.identity(), Version.current(), request.command())) {
            return run(workplace, journal, request, stop);
        }
    }

    private ExitStatus run(Workplace workplace, Journal journal, Request request, SoftStop stop) {
        long id = journal.beginRun(
                request.command(), request.toArguments(), environment.clock().instant());
        ExitStatus status = ExitStatus.BUG;
        try {
            status = new MigrationRun(workplace, journal, request, stop).execute();
            return status;
        } catch (StopException ended) {
            status = ended.status();
            throw ended;
        } finally {
            journal.endRun(id, status, environment.clock().instant());
            journal.backup();
        }
    }
}

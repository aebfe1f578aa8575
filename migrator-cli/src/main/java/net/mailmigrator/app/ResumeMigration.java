package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.mailmigrator.config.Settings;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.journal.RunRecord;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;

/** {@code resume}: a run with the selection of the last one. */
public final class ResumeMigration {
    private final Environment environment;

    /** A use case in an environment. */
    public ResumeMigration(Environment environment) {
        this.environment = environment;
    }

    /** Says what was selected, and runs it again. */
    public ExitStatus run(CommandOptions options, @Nullable String trace, TimeLimits time) {
        Settings settings = Workplace.settings(environment, options);
        RunRecord last = new JournalReader(settings.journal()).progress().lastRun();
        if (last == null) {
            throw new StopException(
                    ExitStatus.USAGE,
                    "there is no run of the batch " + settings.batch()
                            + " to resume; begin with \"migrator run\". Nothing was touched.");
        }
        RunMigration.Request request = request(options, last.selection(), trace, time);
        if (options.verbosity() >= 0) {
            String plan = request.plan() == null ? "" : ", as the plan " + request.plan() + " said";
            String pass = String.join(" ", FinalPass.toArguments(request.pass()));
            environment
                    .console()
                    .err()
                    .println("resume: the last run worked on " + request.selection() + plan
                            + (pass.isEmpty() ? "" : ", with " + pass));
        }
        return new RunMigration(environment).run(request);
    }

    private static RunMigration.Request request(
            CommandOptions options, List<String> arguments, @Nullable String trace, TimeLimits time) {
        List<String> selection = new ArrayList<>(arguments);
        PassRequest pass = FinalPass.take(selection);
        String only = take("--only", selection);
        String plan = take("--plan", selection);
        RunMigration.Step step = only == null ? null : RunMigration.Step.valueOf(only.toUpperCase(Locale.ROOT));
        return new RunMigration.Request(
                "resume", options, Selection.ofArguments(selection), plan, step, pass, trace, time);
    }

    /** Takes an option out that stands behind the selection, where a login cannot be mistaken for it. */
    private static @Nullable String take(String option, List<String> arguments) {
        int at = arguments.lastIndexOf(option);
        if (at < 0 || at != arguments.size() - 2) {
            return null;
        }
        String value = arguments.get(at + 1);
        arguments.subList(at, at + 2).clear();
        return value;
    }
}

package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.mailmigrator.config.Settings;
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
    public ExitStatus run(CommandOptions options, @Nullable String trace) {
        Settings settings = Workplace.settings(environment, options);
        RunRecord last = new JournalReader(settings.journal()).progress().lastRun();
        if (last == null) {
            throw new StopException(
                    ExitStatus.USAGE,
                    "there is no run of the batch " + settings.batch()
                            + " to resume; begin with \"migrator run\". Nothing was touched.");
        }
        RunMigration.Request request = request(options, last.selection(), trace);
        if (options.verbosity() >= 0) {
            environment.console().err().println("resume: the last run worked on " + request.selection());
        }
        return new RunMigration(environment).run(request);
    }

    private static RunMigration.Request request(
            CommandOptions options, List<String> arguments, @Nullable String trace) {
        List<String> selection = new ArrayList<>(arguments);
        int only = selection.indexOf("--only");
        RunMigration.Step step = null;
        if (only >= 0) {
            step = RunMigration.Step.valueOf(selection.get(only + 1).toUpperCase(Locale.ROOT));
            selection.subList(only, only + 2).clear();
        }
        return new RunMigration.Request("resume", options, Selection.ofArguments(selection), null, step, trace);
    }
}

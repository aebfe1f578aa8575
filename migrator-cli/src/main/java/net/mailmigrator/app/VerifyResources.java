package net.mailmigrator.app;

import java.util.List;
import net.mailmigrator.batch.AccountRunner;
import net.mailmigrator.batch.RunSettings;
import net.mailmigrator.config.Settings;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.verify.VerifyJob;

/** What the verification of one account may use, so that no account ever waits for the connections of another. */
final class VerifyResources {
    private VerifyResources() {}

    static VerifyJob.Resources of(Settings settings, StopRequest stop, StopRequest ending) {
        RunSettings run = settings.run();
        int slots = Planning.slots(settings);
        return new VerifyJob.Resources(
                share(run.target(), slots),
                share(run.source(), slots),
                VerifyResources::run,
                stop::requested,
                ending::requested);
    }

    private static int share(RunSettings.Limits limits, int slots) {
        return Math.max(1, Math.min(limits.perAccount(), limits.connections() / slots));
    }

    private static void run(int parallel, List<Runnable> tasks) {
        if (parallel <= 1) {
            tasks.forEach(Runnable::run);
        } else {
            AccountRunner.ofFolders(parallel).run(tasks, task -> {
                task.run();
                return task;
            });
        }
    }
}

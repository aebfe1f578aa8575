package net.mailmigrator.app;

import java.util.Comparator;
import java.util.List;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.BatchStatus;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.journal.RunRecord;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.ReportBuilder;
import net.mailmigrator.report.RunInfo;
import org.jspecify.annotations.Nullable;

/** {@code status}: where each account stands, from the journal or, while a run holds it, from what the run publishes. */
public final class ShowStatus {
    private final Environment environment;

    /** A use case in an environment. */
    public ShowStatus(Environment environment) {
        this.environment = environment;
    }

    /**
     * Looks and reports.
     *
     * @param waves whose accounts are shown; empty: all
     */
    public ExitStatus run(CommandOptions options, List<String> waves) {
        Workplace workplace = Workplace.openQuietly(environment, options, "status");
        BatchStatus status = new JournalReader(workplace.settings().journal()).status();
        RunRecord last = status.progress().lastRun();
        boolean cutOff = last != null && last.exitStatus() == null;
        ReportBuilder builder = workplace.report().accounts(accounts(status.progress(), waves, cutOff));
        if (last != null) {
            builder.lastRun(RunInfo.of(last, status.running() != null, copying(status.running())))
                    .selection(last.selection());
        }
        BatchStatus.Running running = status.running();
        if (running != null) {
            running.slots().forEach(slot -> builder.note("under way: " + slot.login() + "  " + slot.activity()));
        }
        return workplace.finish(builder.exit(ExitStatus.OK).next(next(workplace, status, last)));
    }

    /** Shows a run that is going on as the run itself does, until it ends or a signal comes; then like {@link #run}. */
    public ExitStatus watch(CommandOptions options, List<String> waves) {
        Interrupts interrupts = environment.interrupts().get();
        Workplace workplace = Workplace.openQuietly(environment, options, "status");
        try (RunProgress display = workplace.progress()) {
            new WatchRun(environment, new JournalReader(workplace.settings().journal()), display).watch(interrupts);
        }
        return run(options, waves);
    }

    /** By login. Where the last run is at work, or died, a balance was noted when its pass began. */
    private static List<AccountReport> accounts(Progress progress, List<String> waves, boolean cutOff) {
        return progress.accounts().stream()
                .filter(facts -> waves.isEmpty() || waves.contains(String.valueOf(facts.wave())))
                .sorted(Comparator.comparing(AccountFacts::login))
                .map(facts -> {
                    AccountReportBuilder account = AccountReport.of(facts);
                    return cutOff ? account.cutOff(facts).build() : account.build();
                })
                .toList();
    }

    private static List<String> copying(BatchStatus.@Nullable Running running) {
        return running == null || running.command().equals("verify")
                ? List.of()
                : running.slots().stream().map(BatchStatus.Slot::login).toList();
    }

    private static String next(Workplace workplace, BatchStatus status, @Nullable RunRecord last) {
        if (status.running() != null) {
            return workplace.next("status");
        }
        if (last == null) {
            return workplace.next("plan");
        }
        Integer exit = last.exitStatus();
        return exit != null && exit == ExitStatus.OK.code() ? workplace.next("verify") : workplace.next("resume");
    }
}

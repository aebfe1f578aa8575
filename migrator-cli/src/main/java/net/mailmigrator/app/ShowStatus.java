package net.mailmigrator.app;

import java.util.List;
import net.mailmigrator.journal.BatchStatus;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.journal.RunRecord;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.ReportBuilder;
import net.mailmigrator.report.RunInfo;

/** {@code status}: where each account stands, from the journal or, while a run holds it, from what the run publishes. */
public final class ShowStatus {
    private final Environment environment;

    /** A use case in an environment. */
    public ShowStatus(Environment environment) {
        this.environment = environment;
    }

    /** Looks and reports. */
    public ExitStatus run(CommandOptions options) {
        Workplace workplace = Workplace.openQuietly(environment, options, "status");
        BatchStatus status = new JournalReader(workplace.settings().journal()).status();
        List<AccountReport> accounts = status.progress().accounts().stream()
                .map(facts -> AccountReport.of(facts).build())
                .toList();
        ReportBuilder builder = workplace.report().accounts(accounts);
        RunRecord last = status.progress().lastRun();
        if (last != null) {
            builder.lastRun(RunInfo.of(last, status.running() != null)).selection(last.selection());
        }
        BatchStatus.Running running = status.running();
        if (running != null) {
            running.slots().forEach(slot -> builder.note("under way: " + slot.login() + "  " + slot.activity()));
        }
        return workplace.finish(builder.exit(ExitStatus.OK).next(next(workplace, status, last)));
    }

    private static String next(
            Workplace workplace, BatchStatus status, @org.jspecify.annotations.Nullable RunRecord last) {
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

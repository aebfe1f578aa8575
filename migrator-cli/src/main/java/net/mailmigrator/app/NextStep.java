package net.mailmigrator.app;

import java.util.List;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.Outcome;

/** The command line to go on with after a run. */
final class NextStep {
    private final Workplace workplace;
    private final RunMigration.Request request;

    NextStep(Workplace workplace, RunMigration.Request request) {
        this.workplace = workplace;
        this.request = request;
    }

    String after(List<AccountReport> accounts) {
        if (has(accounts, Outcome.LEFT) || has(accounts, Outcome.UNDECIDED)) {
            return workplace.next("resume");
        }
        if (has(accounts, Outcome.FAILED)) {
            boolean tried =
                    accounts.stream().anyMatch(account -> !account.failures().isEmpty());
            return workplace.next(tried ? "run --only-failed" : "verify");
        }
        return request.only() == RunMigration.Step.PROVISION
                ? workplace.next("run")
                : workplace.next("verify --content all");
    }

    private static boolean has(List<AccountReport> accounts, Outcome outcome) {
        return accounts.stream().anyMatch(account -> account.outcome() == outcome);
    }
}

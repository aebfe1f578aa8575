package net.mailmigrator.app;

import java.util.List;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.Outcome;

/** What to do after a run. */
final class NextStep {
    private final Workplace workplace;
    private final RunMigration.Request request;

    NextStep(Workplace workplace, RunMigration.Request request) {
        this.workplace = workplace;
        this.request = request;
    }

    String after(List<AccountReport> accounts) {
        if (has(accounts, Outcome.LEFT)) {
            return workplace.next("resume");
        }
        if (has(accounts, Outcome.UNDECIDED)) {
            return "answer the open decisions (" + workplace.next("plan") + " proposes them), then: "
                    + workplace.next("resume");
        }
        if (has(accounts, Outcome.FAILED)) {
            boolean tried =
                    accounts.stream().anyMatch(account -> !account.failures().isEmpty());
            return tried
                    ? "see the failures in the report, then: " + workplace.next("run --only-failed")
                    : "see what the report says about them, then: " + workplace.next("verify");
        }
        return request.only() == RunMigration.Step.PROVISION
                ? workplace.next("run")
                : workplace.next("verify --content all");
    }

    private static boolean has(List<AccountReport> accounts, Outcome outcome) {
        return accounts.stream().anyMatch(account -> account.outcome() == outcome);
    }
}

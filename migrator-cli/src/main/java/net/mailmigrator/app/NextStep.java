package net.mailmigrator.app;

import java.util.List;
import net.mailmigrator.model.Deletion;
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

    /** What was not reached comes first; a plan that does not hold any more is made anew, and so is one with answers. */
    String after(List<AccountReport> accounts) {
        boolean drifted = accounts.stream().anyMatch(AccountReport::drifted);
        boolean undecided = has(accounts, Outcome.UNDECIDED);
        if (accounts.stream().anyMatch(account -> account.outcome() == Outcome.LEFT && !account.drifted())) {
            return workplace.next("resume");
        }
        if (drifted || (undecided && request.plan() != null)) {
            return workplace.next(("plan " + request.selection().asTyped()).strip());
        }
        if (undecided) {
            return workplace.next("resume");
        }
        if (has(accounts, Outcome.FAILED)) {
            boolean tried =
                    accounts.stream().anyMatch(account -> !account.failures().isEmpty());
            return workplace.next(tried ? "run --only-failed" + pass(FinalPass.toArguments(request.pass())) : "verify");
        }
        if (accounts.stream().anyMatch(account -> account.deletions(Deletion.Outcome.PROPOSED) > 0)) {
            return workplace.next(
                    ("run " + request.selection().asTyped()).strip() + pass(FinalPass.afterPreview(request.pass())));
        }
        return request.only() == RunMigration.Step.PROVISION
                ? workplace.next("run")
                : workplace.next("verify --content all");
    }

    private static String pass(List<String> options) {
        return options.isEmpty() ? "" : " " + String.join(" ", options);
    }

    private static boolean has(List<AccountReport> accounts, Outcome outcome) {
        return accounts.stream().anyMatch(account -> account.outcome() == outcome);
    }
}

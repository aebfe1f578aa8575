package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.copy.CopyProgress;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.PlanDigest;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.verify.VerifyJob;

/** One account from its plan to its report: copy, then verify. Different accounts may run on different threads. */
final class MigrateAccount {
    private final CopyStep copy;
    private final VerifyStep verify;
    private final RunMigration.Request request;
    private final Consumer<String> unreachable;

    /** @param unreachable told why no further account is to be begun */
    MigrateAccount(CopyStep copy, VerifyStep verify, RunMigration.Request request, Consumer<String> unreachable) {
        this.copy = copy;
        this.verify = verify;
        this.request = request;
        this.unreachable = unreachable;
    }

    AccountReport run(AccountPlan plan, AccountJournal journal, CopyProgress display) {
        MappedAccount account = plan.account();
        String address = account.address() == null ? null : account.address().toString();
        journal.describe(address, account.customer(), account.wave(), PlanDigest.of(plan));
        journal.findings(plan.findings());
        AccountReportBuilder report = AccountReport.of(plan);
        try {
            if (request.does(RunMigration.Step.COPY)) {
                copy(plan, journal, display, report);
            } else {
                report.balanceOfLastPass(journal.facts());
                if (verify.isWhole(verify.run(account, journal, report, VerifyJob.Scope.ALL))) {
                    journal.readBack().end();
                }
            }
        } catch (MailException failure) {
            report.failed(failed(failure, journal));
        }
        return report.journal(journal.facts()).build();
    }

    /** Only what concerns the run as a whole keeps the others from being begun. */
    private Failure failed(MailException failure, AccountJournal journal) {
        if (failure.scope() == FailureScope.RUN) {
            unreachable.accept(failure.sentence("Accounts that were not begun are left; run the command again."));
            return new Failure(FailureScope.RUN, "UNREACHABLE", String.valueOf(failure.getMessage()), null, null);
        }
        Failure ofAccount = Failure.ofAccount("ACCOUNT-FAILED", String.valueOf(failure.getMessage()));
        copy.failed(ofAccount, journal);
        return ofAccount;
    }

    private void copy(AccountPlan plan, AccountJournal journal, CopyProgress display, AccountReportBuilder report)
            throws MailException {
        if (!copy.isWanted(plan)) {
            skip(plan, report);
            return;
        }
        if (plan.folders() == null) {
            Failure failure = sourceFailure(plan);
            copy.failed(failure, journal);
            report.failed(failure);
            return;
        }
        CopyOutcome outcome = copy.run(plan, journal, request.pass(), display);
        report.copied(outcome);
        List<Finding> findings = new ArrayList<>(plan.findings());
        findings.addAll(outcome.findings());
        journal.findings(findings);
        if (request.does(RunMigration.Step.VERIFY) && verify.isWanted() && wasOpened(outcome)) {
            verify.run(plan.account(), journal, report, VerifyJob.Scope.CHANGED);
        }
    }

    /** Whether there is something to compare: also where single messages or folders failed. */
    private static boolean wasOpened(CopyOutcome outcome) {
        return outcome.counts() != null
                && !outcome.stopped()
                && outcome.failures().stream().noneMatch(failure -> failure.scope() == FailureScope.ACCOUNT);
    }

    /** An inactive account that the settings leave out: all its mail is excluded by rule. */
    private static void skip(AccountPlan plan, AccountReportBuilder report) {
        MessageCounts planned = AccountReport.of(plan).build().messages();
        if (planned != null) {
            report.balance(new MessageCounts(planned.source(), 0, 0, 0, planned.source(), 0, 0, 0, 0, 0), List.of());
        }
        report.outcome(Outcome.DONE);
    }

    private static Failure sourceFailure(AccountPlan plan) {
        AccountInventory inventory = plan.inventory();
        Failure failure = inventory == null ? null : inventory.sourceFailure();
        return failure == null
                ? Failure.ofAccount(
                        "SOURCE-NOT-OPENED",
                        "account " + plan.account().login() + ": the source was not looked at; run the command again")
                : failure;
    }
}

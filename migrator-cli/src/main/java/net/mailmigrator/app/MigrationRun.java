package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.provision.Provisioner;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportBuilder;

/** One run with its journal open: the steps in their order. */
final class MigrationRun {
    private final Workplace workplace;
    private final Journal journal;
    private final RunMigration.Request request;
    private final SoftStop stop;

    MigrationRun(Workplace workplace, Journal journal, RunMigration.Request request, SoftStop stop) {
        this.workplace = workplace;
        this.journal = journal;
        this.request = request;
        this.stop = stop;
    }

    ExitStatus execute() {
        Progress before = journal.progress();
        try (Preparation preparation = new Preparation(workplace, request.selection(), before, request.trace(), stop);
                RunBoard board = new RunBoard(journal, workplace.progress())) {
            MigrationPlan plan = preparation.plan(inspection(), before, stop, board);
            Set<String> drifted =
                    request.plan() == null ? Set.of() : new NamedPlan(request.plan(), workplace).drifted(plan);
            show(plan, preparation, before);
            Map<String, Failure> notProvisioned = provision(plan, preparation, drifted);
            MigrationPlan executed = seesNewAccounts(plan, preparation) ? again(preparation, board) : plan;
            MigrateAccounts migration = new MigrateAccounts(workplace, journal, request, preparation.decisions(), stop);
            MigrateAccounts.Result result = migration.run(
                    executed, preparation.sides(), new MigrateAccounts.Exceptions(drifted, notProvisioned), board);
            board.close();
            return finish(executed, preparation, result);
        }
    }

    /** Accounts can be made before their mail servers answer. */
    private Inspect inspection() {
        return request.only() == RunMigration.Step.PROVISION ? Inspect.NONE : Inspect.RUN;
    }

    private void show(MigrationPlan plan, Preparation preparation, Progress before) {
        workplace.show(new PlanReport(plan, preparation.reading(), preparation.decisions())
                .fill(workplace.interim("plan"), before)
                .build(workplace.environment().clock().instant()));
    }

    /** Accounts that the run itself has made could not be looked at before. */
    private boolean seesNewAccounts(MigrationPlan plan, Preparation preparation) {
        return request.does(RunMigration.Step.PROVISION)
                && request.does(RunMigration.Step.COPY)
                && !preparation.provisioners().isEmpty()
                && !stop.requested()
                && plan.accounts().stream()
                        .anyMatch(account -> account.inventory() != null
                                && account.inventory().target() == null);
    }

    private MigrationPlan again(Preparation preparation, RunBoard board) {
        workplace.say("looking at the accounts that were made");
        return preparation.plan(Inspect.RUN, journal.progress(), stop, board);
    }

    /** Makes the accounts; returns by login what could not be made. */
    private Map<String, Failure> provision(MigrationPlan plan, Preparation preparation, Set<String> drifted) {
        Map<String, Failure> failed = new HashMap<>();
        if (!request.does(RunMigration.Step.PROVISION) || stop.requested()) {
            return failed;
        }
        List<MappedAccount> wanted = plan.accounts().stream()
                .filter(account -> !account.hasErrors() && !account.needsDecision())
                .map(AccountPlan::account)
                .filter(account -> !drifted.contains(account.login()))
                .toList();
        for (Provisioner provisioner : preparation.provisioners()) {
            Provisioner.Outcome outcome = provisioner.provision(wanted);
            failed.putAll(outcome.failed());
            workplace.say("provision  " + provisioner.name() + ": " + outcome.changed() + " written, "
                    + outcome.unchanged() + " as they were, "
                    + outcome.failed().size() + " failed");
        }
        if (!preparation.provisioners().isEmpty()) {
            wanted.stream()
                    .filter(account -> !failed.containsKey(account.login()))
                    .forEach(this::provisioned);
        }
        return failed;
    }

    private void provisioned(MappedAccount account) {
        AccountJournal facts = journal.account(account.login());
        if (facts.facts().state() == AccountState.NEW) {
            facts.moveTo(
                    AccountState.PROVISIONED, workplace.environment().clock().instant());
        }
    }

    private ExitStatus finish(MigrationPlan plan, Preparation preparation, MigrateAccounts.Result result) {
        List<AccountReport> accounts = new ArrayList<>(result.accounts());
        ReportBuilder builder = new PlanReport(plan, preparation.reading(), preparation.decisions())
                .frame(workplace.report(), accounts)
                .accounts(accounts)
                .selection(request.toArguments());
        preparation.notes().forEach(builder::note);
        builder.applied(preparation.sides().workarounds());
        unreachable(preparation.sides(), result)
                .ifPresentOrElse(
                        text -> builder.note(text).exit(ExitStatus.UNREACHABLE), () -> softStop(builder, result));
        ProposedDecisions.ofMessages(workplace.folder(), accounts).ifPresent(builder::note);
        return workplace.finish(builder.next(new NextStep(workplace, request).after(accounts)));
    }

    private void softStop(ReportBuilder builder, MigrateAccounts.Result result) {
        result.overBudget().ifPresent(text -> builder.note(text).exit(ExitStatus.STOPPED));
        stop.status()
                .filter(status -> status != ExitStatus.STOPPED || leftSome(result))
                .ifPresent(status -> {
                    stop.timeIsOver().ifPresent(builder::note);
                    builder.exit(status);
                });
    }

    /** With nothing left it does not matter that the time is over. */
    private static boolean leftSome(MigrateAccounts.Result result) {
        return result.accounts().stream().anyMatch(account -> account.outcome() == Outcome.LEFT && !account.drifted());
    }

    /** Why the run as a whole could not do its work; comes before an interruption, and that before partial success. */
    private static Optional<String> unreachable(Sides sides, MigrateAccounts.Result result) {
        return result.unreachable()
                .or(() ->
                        result.begun() == 0 ? Optional.empty() : sides.target().refusedMaster());
    }
}

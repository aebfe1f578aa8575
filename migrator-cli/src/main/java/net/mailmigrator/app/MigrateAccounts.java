package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.mailmigrator.batch.AccountRunner;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.FolderPlan;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.Outcome;
import org.jspecify.annotations.Nullable;

/** Copies and verifies the accounts of a plan, several at a time; one that fails does not stop the others. */
final class MigrateAccounts {
    private final Workplace workplace;
    private final Journal journal;
    private final RunMigration.Request request;
    private final OperatorDecisions decisions;
    private final SoftStop softStop;
    private final AtomicReference<@Nullable String> unreachable = new AtomicReference<>();
    private final AtomicInteger failed = new AtomicInteger();

    MigrateAccounts(
            Workplace workplace,
            Journal journal,
            RunMigration.Request request,
            OperatorDecisions decisions,
            SoftStop softStop) {
        this.decisions = decisions;
        this.workplace = workplace;
        this.journal = journal;
        this.request = request;
        this.softStop = softStop;
    }

    /**
     * Accounts that are not to be touched although the plan would.
     *
     * @param drifted logins of those that are not as the named plan said
     * @param notProvisioned by login: why the account is not at the target
     */
    record Exceptions(Set<String> drifted, Map<String, Failure> notProvisioned) {}

    /**
     * What came of it.
     *
     * @param accounts in the order of the plan, also those that were not begun
     * @param begun how many were begun
     * @param unreachable why the run had to end early; empty: it had not
     * @param overBudget why no further account was begun, though the servers work; empty: all were begun
     */
    record Result(List<AccountReport> accounts, int begun, Optional<String> unreachable, Optional<String> overBudget) {}

    /** Works through the plan. */
    Result run(MigrationPlan plan, Sides sides, Exceptions exceptions, RunProgress display) {
        List<AccountPlan> ready = plan.accounts().stream()
                .filter(account -> isReady(account, exceptions))
                .toList();
        display.expect(activity(), ready.size(), copies() ? messages(ready) : -1);
        StopRequest stop = () -> softStop.requested() || unreachable.get() != null;
        MigrateAccount work = new MigrateAccount(
                new CopyStep(workplace, journal, sides, decisions, stop),
                new VerifyStep(
                        workplace.settings().verify(),
                        sides,
                        workplace.environment().clock(),
                        // Short, and part of the account that is in flight when a stop is asked for.
                        VerifyResources.of(workplace.settings(), () -> unreachable.get() != null, stop),
                        workplace.environment().clock().instant().getEpochSecond()),
                request,
                unreachable::set);
        Map<String, AccountReport> done = new ConcurrentHashMap<>();
        new AccountRunner(Planning.slots(workplace.settings()), () -> stop.requested() || isOverBudget())
                .run(ready, account -> sides.mustWait(account.account()), account -> {
                    String login = account.account().login();
                    display.begin(login);
                    AccountReport report = work.run(account, journal.account(login), display);
                    display.end(login, AccountLine.of(report));
                    done.put(login, report);
                    if (hasFailed(report)) {
                        failed.incrementAndGet();
                    }
                    return login;
                });
        List<AccountReport> accounts = new ArrayList<>();
        for (AccountPlan account : plan.accounts()) {
            AccountReport report = done.get(account.account().login());
            accounts.add(report == null ? untouched(account, exceptions) : report);
        }
        boolean leftSome = done.size() < ready.size();
        return new Result(
                accounts,
                done.size(),
                Optional.ofNullable(unreachable.get()),
                isOverBudget() && leftSome ? Optional.of(overBudget(ready.size() - done.size())) : Optional.empty());
    }

    private boolean isOverBudget() {
        return failed.get() > workplace.settings().run().mostFailedAccounts();
    }

    /** Messages that are refused are listed, and do not make an account fail. */
    private static boolean hasFailed(AccountReport report) {
        return report.failures().stream().anyMatch(failure -> failure.scope() != FailureScope.MESSAGE);
    }

    private String overBudget(int left) {
        return failed.get() + " accounts failed, more than run.errors.perBatch allows ("
                + workplace.settings().run().mostFailedAccounts() + "): " + left
                + " further accounts were not begun, those under way came to their end. See in the report why they failed,"
                + " or raise run.errors.perBatch; then run the command again.";
    }

    private boolean copies() {
        return request.does(RunMigration.Step.COPY);
    }

    private String activity() {
        return copies() ? "copy" : "verify";
    }

    private boolean isReady(AccountPlan account, Exceptions exceptions) {
        String login = account.account().login();
        return !account.hasErrors()
                && !account.needsDecision()
                && !exceptions.drifted().contains(login)
                && !exceptions.notProvisioned().containsKey(login)
                && (copies() || request.does(RunMigration.Step.VERIFY));
    }

    /** What lies ahead, less what earlier runs brought. */
    private long messages(List<AccountPlan> accounts) {
        var progress = journal.progress();
        return accounts.stream()
                .mapToLong(account -> {
                    FolderPlan folders = account.folders();
                    long planned = folders == null
                            ? 0
                            : folders.folders().stream()
                                    .map(FolderPlan.Entry::messages)
                                    .filter(Objects::nonNull)
                                    .mapToLong(Long::longValue)
                                    .sum();
                    long brought = progress.account(account.account().login())
                            .map(facts -> facts.appended())
                            .orElse(0L);
                    return Math.max(0, planned - brought);
                })
                .sum();
    }

    /** What earlier runs brought is there already; the rest of what was planned is pending. */
    private static void standing(AccountReportBuilder builder, AccountFacts facts) {
        MessageCounts planned = builder.build().messages();
        builder.journal(facts);
        if (planned != null && facts.appended() > 0) {
            long there = Math.min(planned.pending(), facts.appended());
            builder.balance(
                    new MessageCounts(
                            planned.source(), 0, there, 0, planned.excluded(), 0, 0, 0, 0, planned.pending() - there),
                    builder.build().folders());
        }
    }

    /** An account that was left alone, with the reason where it has one of its own. */
    private AccountReport untouched(AccountPlan account, Exceptions exceptions) {
        String login = account.account().login();
        AccountReportBuilder builder = AccountReport.of(account);
        journal.progress().account(login).ifPresent(facts -> standing(builder, facts));
        Failure notProvisioned = exceptions.notProvisioned().get(login);
        if (notProvisioned != null) {
            return builder.failed(notProvisioned).build();
        }
        if (exceptions.drifted().contains(login)) {
            Finding drift = Finding.of(FindingCode.DRIFT, "plan", String.valueOf(request.plan()));
            return builder.findings(List.of(drift)).outcome(Outcome.LEFT).build();
        }
        if (account.hasErrors() || account.needsDecision()) {
            return builder.build();
        }
        boolean provisionedOnly = !copies() && !request.does(RunMigration.Step.VERIFY);
        return builder.outcome(provisionedOnly ? Outcome.DONE : Outcome.LEFT).build();
    }
}

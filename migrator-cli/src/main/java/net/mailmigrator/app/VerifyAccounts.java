package net.mailmigrator.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import net.mailmigrator.batch.AccountRunner;
import net.mailmigrator.copy.Acceptances;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.verify.VerifyJob;
import net.mailmigrator.verify.VerifyOutcome;
import org.jspecify.annotations.Nullable;

/** Verifies accounts, several at a time. Those that were never copied are left, and named. */
final class VerifyAccounts {
    private static final int NAMED = 5;

    private final Workplace workplace;
    private final Journal journal;
    private final Sides sides;
    private final SoftStop softStop;
    private final RunBoard board;
    private final AtomicReference<@Nullable String> unreachable = new AtomicReference<>();
    private final List<String> neverCopied = new ArrayList<>();
    private boolean left;

    VerifyAccounts(Workplace workplace, Journal journal, Sides sides, SoftStop softStop, RunBoard board) {
        this.workplace = workplace;
        this.journal = journal;
        this.sides = sides;
        this.softStop = softStop;
        this.board = board;
    }

    /** Whether to end at the next occasion. */
    StopRequest stop() {
        return () -> softStop.requested() || unreachable.get() != null;
    }

    /** Verifies those that were copied; a report for each of all accounts, in their order. */
    List<AccountReport> run(
            List<MappedAccount> accounts, VerifyStep step, VerifyJob.Scope scope, ManifestFolder manifests) {
        Progress progress = journal.progress();
        List<MappedAccount> copied =
                accounts.stream().filter(account -> wasBegun(progress, account)).toList();
        board.expect("verify", copied.size(), -1);
        Map<String, AccountReport> done = new ConcurrentHashMap<>();
        new AccountRunner(Planning.slots(workplace.settings()), stop()).run(copied, sides::mustWait, account -> {
            done.put(account.login(), verify(account, step, scope, manifests));
            return account;
        });
        List<AccountReport> reports = new ArrayList<>();
        for (MappedAccount account : accounts) {
            AccountReport report = done.get(account.login());
            reports.add(report != null ? report : untouched(progress, account));
        }
        left = reports.stream()
                .anyMatch(report -> report.outcome() == Outcome.LEFT && !neverCopied.contains(report.login()));
        return reports;
    }

    private static boolean wasBegun(Progress progress, MappedAccount account) {
        return progress.account(account.login())
                .filter(facts -> facts.attempts() > 0)
                .isPresent();
    }

    private AccountReport untouched(Progress progress, MappedAccount account) {
        AccountFacts facts = progress.account(account.login()).orElse(null);
        if (wasBegun(progress, account)) {
            return AccountReport.of(Objects.requireNonNull(facts))
                    .outcome(Outcome.LEFT)
                    .build();
        }
        AccountReportBuilder report = AccountReport.of(account);
        if (facts != null) {
            report.journal(facts);
        }
        if (!account.active() && !workplace.settings().copy().copyInactive()) {
            return report.outcome(Outcome.DONE).build();
        }
        neverCopied.add(account.login());
        return report.findings(List.of(Finding.of(FindingCode.NOT_COPIED)))
                .outcome(Outcome.LEFT)
                .build();
    }

    private AccountReport verify(
            MappedAccount account, VerifyStep step, VerifyJob.Scope scope, ManifestFolder manifests) {
        board.begin(account.login());
        AccountJournal known = journal.account(account.login());
        AccountReportBuilder report =
                AccountReport.of(known.facts()).findings(Acceptances.findings(known, MailboxName::decoded));
        try {
            VerifyOutcome outcome = step.run(account, known, report, scope);
            if (step.isWhole(outcome)) {
                write(manifests, account, known, report);
            }
        } catch (MailException failure) {
            unreachable.set(failure.sentence("Accounts that were not begun are left; run verify again."));
            report.outcome(Outcome.LEFT);
        }
        AccountReport built = report.build();
        board.end(account.login(), AccountLine.of(built));
        return built;
    }

    /** Only then the contents count as read to their end: who has no room for manifests gets them without reading again. */
    private static void write(
            ManifestFolder manifests, MappedAccount account, AccountJournal known, AccountReportBuilder report) {
        try {
            report.manifests(manifests.write(account, known));
            known.readBack().end();
        } catch (IOException unwritten) {
            report.failed(manifests.unwritten(account, unwritten));
        }
    }

    /** Why it had to end early; empty: it had not. */
    Optional<String> unreachable() {
        return Optional.ofNullable(unreachable.get());
    }

    /** Whether a stop, or a server, kept accounts from being verified. */
    boolean leftSome() {
        return left;
    }

    /** What every reader must know. */
    List<String> notes() {
        if (neverCopied.isEmpty()) {
            return List.of();
        }
        String names = neverCopied.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = neverCopied.size() - NAMED;
        return List.of("nothing was copied yet, so there is nothing to verify, of: " + names
                + (more > 0 ? " and " + more + " more" : "") + ". Begin with: migrator run");
    }

    /** What to go on with. */
    String next(VerifyMigration.Request request) {
        Selection selection = request.selection();
        if (left) {
            return ("verify " + request.thoroughness().asTyped() + selection.asTyped()).strip();
        }
        return neverCopied.isEmpty() ? "status" : ("run " + selection.asTyped()).strip();
    }
}

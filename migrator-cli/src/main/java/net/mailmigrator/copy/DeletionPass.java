package net.mailmigrator.copy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.copy.SourceEvidence.Mailbox;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Takes away at the target what the tool had brought and the source no longer has (EXACTNESS §8), after everything else of
 * the account has been copied. It begins with what an earlier run left unfinished. All of it can be repeated.
 */
final class DeletionPass {
    private static final int MAX_ATTEMPTS = 4;

    private final CopyJob job;
    private final Sessions sessions;
    private final CopyServices services;
    private final PassRequest.Deletions request;
    private final PassReport report;

    DeletionPass(
            CopyJob job, Sessions sessions, CopyServices services, PassRequest.Deletions request, PassReport report) {
        this.job = job;
        this.sessions = sessions;
        this.services = services;
        this.request = request;
        this.report = report;
    }

    /**
     * Runs it.
     *
     * @throws MailException the rest is left as it is, and the next final pass goes on with it
     */
    void run() throws MailException {
        String reason = withheld();
        if (reason != null) {
            results().withheld("of the account", reason);
            return;
        }
        int losses = 0;
        while (true) {
            try {
                once();
                return;
            } catch (MailException failure) {
                if (!failure.connectionLost()) {
                    throw failure;
                }
                sessions.close();
                if (failure.asksForQuiet()) {
                    continue; // whoever opens the next ones waits as long as the server wants
                }
                if (++losses == MAX_ATTEMPTS) {
                    throw failure;
                }
                services.pause().pause(Duration.ofSeconds(losses));
            }
        }
    }

    private @Nullable String withheld() {
        if (job.journal().facts().state().isSwitched()) {
            return "it is switched, and its mail at the target is the user's";
        }
        CopyOutcome copied = report.outcome(true);
        return copied.complete() && copied.failures().isEmpty()
                ? null
                : "not all of its messages have been copied; see to that first, then run again";
    }

    private DeletionResults results() {
        return report.deletions();
    }

    private AccountJournal journal() {
        return job.journal();
    }

    private void once() throws MailException {
        SourceEvidence source = new SourceEvidence(job, sessions);
        Map<Long, Mailbox> evidence = source.gather();
        DeletionCap cap = new DeletionCap(request.cap());
        Map<DeletionCandidate, KeptReason> kept = new LinkedHashMap<>();
        List<DeletionCandidate> candidates = new DeletionCandidates(journal(), report, cap).of(evidence, kept);
        NotCopied notCopied = source.notCopied(!candidates.isEmpty());
        candidates.removeIf(candidate -> {
            KeptReason why = notCopied.objection(candidate.row());
            if (why != null) {
                kept.put(candidate, why);
            }
            return why != null;
        });
        TargetCopies.Verdict verdict = new TargetCopies.Verdict();
        verdict.kept().putAll(kept);
        TargetCopies copies = new TargetCopies(job.login(), sessions);
        for (Map.Entry<TargetMailbox, List<DeletionCandidate>> some :
                Deleter.byTarget(candidates).entrySet()) {
            copies.judge(some.getKey(), some.getValue(), verdict);
        }
        verdict.ready()
                .forEach(candidate ->
                        cap.mailbox(results().folder(candidate.source().name()), 0, 1));
        results().looked();
        act(verdict, cap.excess());
    }

    private void act(TargetCopies.Verdict verdict, DeletionCap.@Nullable Excess excess) throws MailException {
        Deleter deleter = new Deleter(job, sessions, services, results());
        if (request.preview()) {
            if (excess != null) {
                results().overCap(excess);
            }
            verdict.ready().forEach(results()::proposed);
            verdict.kept().forEach(results()::kept);
            return;
        }
        deleter.finished(
                verdict.gone().stream().filter(DeletionCandidate::isBegun).toList());
        deleter.takeBack(Deleter.only(verdict.kept(), true));
        Deleter.only(verdict.kept(), false).forEach(results()::kept);
        if (excess != null) {
            refuse(verdict, excess, deleter);
        } else if (!deleter.delete(verdict.ready())) {
            report.stopped();
        }
    }

    /** Nothing is taken away, and what an earlier run had begun is taken back. */
    private void refuse(TargetCopies.Verdict verdict, DeletionCap.Excess excess, Deleter deleter) throws MailException {
        Map<DeletionCandidate, KeptReason> begun = new LinkedHashMap<>();
        verdict.ready().stream()
                .filter(DeletionCandidate::isBegun)
                .forEach(candidate -> begun.put(candidate, KeptReason.OVER_CAP));
        deleter.takeBack(begun);
        verdict.ready().stream().filter(candidate -> !candidate.isBegun()).forEach(results()::proposed);
        Failure failure = new Failure(
                FailureScope.ACCOUNT,
                "DELETE-CAP",
                "take away at the target what the source of " + job.login() + " no longer has: "
                        + results().overCap(excess).text() + ". Nothing was taken away",
                null,
                null);
        report.failed(failure);
        journal().fail(failure, services.clock().instant());
    }
}

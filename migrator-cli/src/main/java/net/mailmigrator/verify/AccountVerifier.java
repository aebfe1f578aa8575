package net.mailmigrator.verify;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.journal.ReadBackJournal;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.verify.MailboxVerifier.Contents;
import net.mailmigrator.verify.VerifyOutcome.Counts;
import net.mailmigrator.verify.VerifySettings.Depth;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the target holds with what the journal says was copied, over sessions of its own and with nothing of the
 * copying code. Changes nothing at either side. Thread-safe; different accounts may be verified at the same time.
 */
public final class AccountVerifier {
    /** Codes that say that a target hands out something else than it was sent. */
    private static final Set<String> REWRITING = Set.of("CONTENT-DIFFERS", "DATE-DIFFERS");

    private final VerifySettings settings;
    private final Clock clock;
    private final long seed;

    /** @param seed of the content sample; the same seed chooses the same messages */
    public AccountVerifier(VerifySettings settings, Clock clock, long seed) {
        this.settings = settings;
        this.clock = clock;
        this.seed = seed;
    }

    /**
     * Verifies an account, and notes the result in its journal. A mailbox that cannot be verified is a failure in the
     * outcome, and so is an account; then the account's verification is not noted as done, and one that reads all contents
     * goes on where it was the next time. After it has come to its end, what it has read stays in
     * {@link AccountJournal#readBack} until somebody ends that.
     *
     * @throws MailException of scope RUN: the server as a whole cannot be used
     */
    public VerifyOutcome verify(VerifyJob job) throws MailException {
        if (settings.depth() == Depth.NONE && settings.contentPercent() < 100) {
            return new VerifyOutcome("none", Counts.NONE, List.of(), List.of(), false);
        }
        Totals totals = new Totals(job);
        totals.balances();
        try (SessionPool pool = new SessionPool(job)) {
            Instant now = clock.instant();
            MailboxVerifier verifier = new MailboxVerifier(job.journal(), contents(job, now), now);
            FolderWork work = new FolderWork(job, pool, verifier, isByMessage());
            try {
                work.run();
            } finally {
                totals.add(work);
            }
        } catch (MailException failure) {
            if (failure.scope() == FailureScope.RUN) {
                throw failure;
            }
            boolean ofSession = failure.meaning().meansSession() || failure.connectionLost();
            if (ofSession && job.resources().ending().getAsBoolean()) {
                totals.stopped = true; // a wait was ended or a connection cut, nothing has failed
            } else {
                totals.failed(FailureScope.ACCOUNT, failure, null);
            }
        }
        VerifyOutcome outcome = totals.outcome(depth());
        note(job, outcome, totals);
        return outcome;
    }

    private Contents contents(VerifyJob job, Instant now) {
        ReadBackJournal notes = job.isNoted(settings) ? job.journal().readBack() : null;
        if (notes != null) {
            notes.begin(job.scope() == VerifyJob.Scope.ALL_ANEW, now);
        }
        return new Contents(settings.contentPercent(), seed, notes);
    }

    private boolean isByMessage() {
        return settings.depth() == Depth.METADATA || settings.contentPercent() == 100;
    }

    private String depth() {
        return settings.contentPercent() == 100
                ? "content"
                : settings.depth().name().toLowerCase(Locale.ROOT);
    }

    /** A verification after a pass that had nothing to look at says nothing new. */
    private void note(VerifyJob job, VerifyOutcome outcome, Totals totals) {
        AccountJournal journal = job.journal();
        outcome.failures().forEach(failure -> journal.fail(failure, clock.instant()));
        boolean nothingNew = job.scope() == VerifyJob.Scope.CHANGED
                && totals.folders.isEmpty()
                && outcome.discrepancies().isEmpty();
        if (outcome.failures().isEmpty() && !outcome.stopped() && !nothingNew) {
            List<VerifiedDifference> differences = outcome.discrepancies().stream()
                    .map(found -> new VerifiedDifference(found.code(), found.folder(), found.sourceUid(), found.text()))
                    .toList();
            if (changesMore(outcome)
                    && AccountFacts.EXACT.equals(journal.facts().targetClass())) {
                journal.rewriting().targetClass(null); // the next pass looks again at what it brings
            }
            if (job.scope() == VerifyJob.Scope.CHANGED) {
                journal.verified(outcome.depth(), totals.folders, differences, clock.instant());
            } else {
                journal.verified(outcome.depth(), differences, clock.instant());
            }
        }
    }

    /** Whether what a target has made of messages is more than one that is exact would. */
    private static boolean changesMore(VerifyOutcome outcome) {
        return outcome.counts().rewritten() > 0
                || outcome.discrepancies().stream().anyMatch(found -> REWRITING.contains(found.code()));
    }

    /** What all mailboxes came to. */
    private static final class Totals {
        private final VerifyJob job;
        private final Set<String> folders = new HashSet<>();
        private final List<Discrepancy> discrepancies = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private Counts counts = Counts.NONE;
        private boolean stopped;

        Totals(VerifyJob job) {
            this.job = job;
        }

        /** Every mailbox whose pass was completed must account for each message it saw (I4). */
        void balances() {
            for (SourceMailbox source : job.journal().sourceMailboxes()) {
                MessageCounts sums = source.counts();
                if (source.completed() != null && sums != null && !sums.closes()) {
                    discrepancies.add(new Discrepancy(
                            "BALANCE-OPEN",
                            source.name().decoded(),
                            null,
                            "the source folder held " + sums.source() + " messages at its last pass, and "
                                    + sums.accounted() + " are accounted for"));
                }
            }
        }

        void add(FolderWork work) {
            for (FolderWork.Looked looked : work.looked()) {
                MailboxResult result = looked.result();
                folders.add(result.folder());
                if (looked.failure() == null) {
                    discrepancies.addAll(result.discrepancies());
                    counts = counts.plus(result.counts());
                } else {
                    failed(FailureScope.MAILBOX, looked.failure(), result.folder());
                }
            }
            stopped = work.stopped();
        }

        void failed(FailureScope scope, MailException failure, @Nullable String folder) {
            String text = "account " + job.login() + ": "
                    + failure.sentence("The copy is not touched by this. Verify again with: migrator verify --account "
                            + job.login());
            failures.add(new Failure(scope, "NOT-VERIFIED", text, folder, null));
        }

        VerifyOutcome outcome(String depth) {
            return new VerifyOutcome(depth, counts, discrepancies, failures, stopped);
        }
    }
}

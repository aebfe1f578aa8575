package net.mailmigrator.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.inventory.Namespaces;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderNames;
import net.mailmigrator.verify.VerifySettings.Depth;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the target holds with what the journal says was copied, over a session of its own and with nothing of the
 * copying code. Changes nothing at either side. Thread-safe; different accounts may be verified at the same time.
 */
public final class AccountVerifier {
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
     * outcome, and so is an account; then the account's verification is not noted as done.
     *
     * @throws MailException of scope RUN: the server as a whole cannot be used
     */
    public VerifyOutcome verify(VerifyJob job) throws MailException {
        Totals totals = new Totals(job);
        if (settings.depth() == Depth.NONE && settings.contentPercent() < 100) {
            return totals.outcome("none");
        }
        balances(job.journal(), totals);
        try (VerifySessions sessions = new VerifySessions(job)) {
            mailboxes(job, sessions, totals);
        } catch (MailException failure) {
            if (failure.scope() == FailureScope.RUN) {
                throw failure;
            }
            totals.failed(FailureScope.ACCOUNT, failure, null);
        }
        VerifyOutcome outcome = totals.outcome(depth());
        note(job.journal(), outcome);
        return outcome;
    }

    private String depth() {
        return settings.contentPercent() == 100
                ? "content"
                : settings.depth().name().toLowerCase(Locale.ROOT);
    }

    /** Every mailbox whose pass was completed must account for each message it saw (I4). */
    private static void balances(AccountJournal journal, Totals totals) {
        for (SourceMailbox source : journal.sourceMailboxes()) {
            MessageCounts counts = source.counts();
            if (source.completed() != null && counts != null && !counts.closes()) {
                totals.discrepancies.add(new Discrepancy(
                        "BALANCE-OPEN",
                        source.name().decoded(),
                        null,
                        "the source folder held " + counts.source() + " messages at its last pass, and "
                                + counts.accounted() + " are accounted for"));
            }
        }
    }

    private void mailboxes(VerifyJob job, VerifySessions sessions, Totals totals) throws MailException {
        MailboxVerifier verifier = new MailboxVerifier(
                job.journal(),
                sessions,
                new DateRule(clock.instant().getEpochSecond()),
                new Sample(settings.contentPercent(), seed));
        FolderNames names = new FolderNames(new Namespaces(sessions.target().namespaces()));
        Set<MailboxName> there = sessions.target().list().stream()
                .filter(ListedMailbox::selectable)
                .map(ListedMailbox::name)
                .collect(Collectors.toSet());
        Map<Long, List<SourceMailbox>> sources =
                job.journal().sourceMailboxes().stream().collect(Collectors.groupingBy(SourceMailbox::targetId));
        for (TargetMailbox target : job.journal().targetMailboxes()) {
            if (job.changedOnly() && target.targetSeen() <= target.verifiedTo()) {
                continue;
            }
            MailboxResult result = new MailboxResult(names.forPeople(target.name()));
            try {
                one(verifier, target, sources.getOrDefault(target.id(), List.of()), there, result);
                totals.add(result);
            } catch (MailException failure) {
                if (failure.connectionLost() || failure.scope() == FailureScope.RUN) {
                    throw failure;
                }
                totals.failed(FailureScope.MAILBOX, failure, result.folder());
            }
        }
    }

    private void one(
            MailboxVerifier verifier,
            TargetMailbox target,
            List<SourceMailbox> sources,
            Set<MailboxName> there,
            MailboxResult result)
            throws MailException {
        if (!there.contains(target.name())) {
            verifier.missing(target, sources, result);
        } else if (settings.depth() == Depth.METADATA || settings.contentPercent() == 100) {
            verifier.compare(target, sources, result);
        } else {
            verifier.count(target, sources, result);
        }
    }

    private void note(AccountJournal journal, VerifyOutcome outcome) {
        outcome.failures().forEach(failure -> journal.fail(failure, clock.instant()));
        if (outcome.failures().isEmpty()) {
            journal.verified(
                    outcome.depth(),
                    outcome.discrepancies().stream()
                            .map(found -> new VerifiedDifference(
                                    found.code(), found.folder(), found.sourceUid(), found.text()))
                            .toList(),
                    clock.instant());
        }
    }

    /** What all mailboxes came to. */
    private static final class Totals {
        private final String login;
        private final List<Discrepancy> discrepancies = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private long checked;
        private long rewritten;
        private long gone;
        private long unknown;

        Totals(VerifyJob job) {
            this.login = job.login();
        }

        void add(MailboxResult result) {
            discrepancies.addAll(result.discrepancies());
            checked += result.checkedMessages();
            rewritten += result.rewrittenMessages();
            gone += result.goneMessages();
            unknown += result.unknownMessages();
        }

        void failed(FailureScope scope, MailException failure, @Nullable String folder) {
            String text = "account " + login + ": "
                    + failure.sentence(
                            "The copy is not touched by this. Verify again with: migrator verify --account " + login);
            failures.add(new Failure(scope, "NOT-VERIFIED", text, folder, null));
        }

        VerifyOutcome outcome(String depth) {
            return new VerifyOutcome(depth, checked, rewritten, gone, unknown, discrepancies, failures);
        }
    }
}

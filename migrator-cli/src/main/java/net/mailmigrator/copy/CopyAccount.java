package net.mailmigrator.copy;

import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;

/**
 * Copies one account: every folder of its plan, every message byte for byte, exactly once, with flags, keywords and
 * INTERNALDATE. Running it again copies only what is new. Different accounts may run on different threads.
 */
public final class CopyAccount {
    private final CopySettings settings;
    private final CopyServices services;

    /** A copier for all accounts of a run. */
    public CopyAccount(CopySettings settings, CopyServices services) {
        this.settings = settings;
        this.services = services;
    }

    /** One pass like any other; see {@link #run(CopyJob, PassRequest)}. */
    public CopyOutcome run(CopyJob job) throws MailException {
        return run(job, PassRequest.USUAL);
    }

    /**
     * One pass. What went wrong is in the outcome and in the journal.
     *
     * @throws MailException of scope RUN: a server as a whole cannot be used
     */
    public CopyOutcome run(CopyJob job, PassRequest request) throws MailException {
        AccountJournal journal = job.journal();
        PassReport report = new PassReport(job);
        boolean opened = false;
        journal.beginPass(services.clock().instant());
        journal.endPass(planned(job), services.clock().instant());
        try (Sessions sessions = new Sessions(job)) {
            sessions.reader();
            sessions.writer();
            opened = true;
            new AccountPass(job, sessions, settings, services, report)
                    .openingAll(request.last())
                    .run();
            if (request.deletions() != null) {
                new DeletionPass(job, sessions, services, request.deletions(), report).run();
            }
        } catch (MailException failure) {
            if (services.stop().requested() && (failure.meaning().meansSession() || failure.connectionLost())) {
                report.stopped();
            } else {
                journal.fail(report.failed(failure, null), services.clock().instant());
            }
            if (failure.scope() == FailureScope.RUN) {
                conclude(journal, outcome(journal, report, opened));
                throw failure;
            }
        }
        CopyOutcome outcome = outcome(journal, report, opened);
        conclude(journal, outcome);
        return outcome;
    }

    /** Deletions that were begun stand in it until they are ended, whichever mailboxes the pass has opened. */
    private static CopyOutcome outcome(AccountJournal journal, PassReport report, boolean opened) {
        report.deletionsBegun(journal.count(MessageState.DELETING));
        return report.outcome(opened);
    }

    /** What lies ahead, so that whoever looks during the pass, or after it was killed, knows how much it was. */
    private static MessageCounts planned(CopyJob job) {
        MessageCounts all = job.folders().balance();
        long toSend = job.toSend();
        return new MessageCounts(all.source(), 0, all.pending() - toSend, 0, all.excluded(), 0, 0, 0, 0, toSend);
    }

    private void conclude(AccountJournal journal, CopyOutcome outcome) {
        if (outcome.counts() != null) {
            journal.endPass(outcome.counts(), services.clock().instant());
        }
        AccountState state = journal.facts().state();
        if (outcome.complete()) {
            journal.moveTo(
                    state.followsPasses() ? AccountState.SYNCED : state,
                    services.clock().instant());
        } else if (!outcome.stopped() && state.followsPasses()) {
            journal.moveTo(AccountState.FAILED, services.clock().instant());
        }
    }
}

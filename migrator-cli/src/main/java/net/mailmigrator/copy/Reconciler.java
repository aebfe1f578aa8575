package net.mailmigrator.copy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * Finds out what became of APPENDs whose answer is not known, before anything else is sent to the mailbox (I5,
 * EXACTNESS §3). A client that dies with an APPEND on the wire may still get it committed later; so the mailbox has to
 * stand still for a while before its contents are judged.
 */
final class Reconciler {
    /** Dovecot keeps a dead client's connection for 30 minutes; after this long nothing of it can turn up any more. */
    static final Duration DEAD_CLIENT_TIMEOUT = Duration.ofMinutes(35);

    /** A mailbox that never stands still, because others deliver into it, is looked at after so many waits. */
    private static final int MAX_SETTLE_ROUNDS = 12;

    private final Sessions sessions;
    private final TargetMailboxes targets;
    private final AccountJournal journal;
    private final CopySettings settings;
    private final CopyServices services;

    Reconciler(
            Sessions sessions,
            TargetMailboxes targets,
            AccountJournal journal,
            CopySettings settings,
            CopyServices services) {
        this.sessions = sessions;
        this.targets = targets;
        this.journal = journal;
        this.settings = settings;
        this.services = services;
    }

    /**
     * Settles every open batch of the target mailbox.
     *
     * @param source the opened source mailbox
     * @return copies of our own that arrived after they had been sent again: they are listed, never touched
     */
    List<BatchJudgement.Late> run(OpenTarget target, SourceMailbox source) throws MailException {
        List<AppendBatch> unsettled = journal.batches(target.id(), State.OPEN, State.DOUBT);
        boolean journalTailMayBeLost = target.uidNext() > target.row().targetSeen();
        if (journalTailMayBeLost || unsettled.stream().anyMatch(batch -> batch.state() == State.OPEN)) {
            settle(target);
        }
        return unsettled.isEmpty() ? List.of() : judge(target, source, unsettled);
    }

    /** Waits until UIDNEXT has stood still. */
    private void settle(OpenTarget target) throws MailException {
        for (int round = 0; round < MAX_SETTLE_ROUNDS; round++) {
            long before = target.status().uidNext();
            services.pause().pause(settings.settle());
            targets.reopen(target);
            if (target.status().uidNext() == before) {
                return;
            }
        }
    }

    private List<BatchJudgement.Late> judge(OpenTarget target, SourceMailbox source, List<AppendBatch> unsettled)
            throws MailException {
        UidSet listed =
                listFrom(unsettled.stream().mapToLong(AppendBatch::floor).min().orElseThrow());
        UidSet candidates = listed.without(journal.targetUids(target.id()));
        DigestCollector read = new DigestCollector();
        if (!candidates.isEmpty()) {
            sessions.writer().fetch(candidates, read);
            requireAllRead(target, read);
        }
        Pairing pairing = new Pairing(read.byUid().values());
        BatchJudgement judgement = new BatchJudgement(unsettled, pairing, listed, target.uidNext());
        judgement.match(mailbox -> journal.uids(mailbox, AccountPass.FINAL_STATES));
        judgement.rewritten(source.id(), new RewrittenPairing(sessions).run(judgement.owed(source.id()), pairing));
        for (AppendBatch batch : unsettled) {
            BatchJudgement.Verdict verdict = judgement.verdict(batch, isOld(batch), settings.onUndecided());
            journal.settle(
                    batch.id(),
                    verdict.state(),
                    verdict.rows(),
                    0,
                    services.clock().instant());
        }
        return judgement.lateDuplicates();
    }

    /** What cannot be read cannot be judged; taking it for absent would send a message twice. */
    private static void requireAllRead(OpenTarget target, DigestCollector read) throws MailException {
        if (!read.refused().isEmpty()) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    true,
                    "find out which messages of an interrupted run arrived in " + target.place(),
                    "the target does not hand out UID "
                            + read.refused().keySet().iterator().next() + ": "
                            + MailException.withoutFullStop(
                                    read.refused().values().iterator().next())
                            + ". Nothing more is sent to this folder");
        }
    }

    private UidSet listFrom(long floor) throws MailException {
        MailboxWriter writer = sessions.writer();
        LongStream.Builder uids = LongStream.builder();
        writer.listMessages(floor, Long.MAX_VALUE, message -> uids.add(message.uid()));
        return UidSet.of(uids.build().toArray());
    }

    private boolean isOld(AppendBatch batch) {
        return Duration.between(batch.createdAt(), services.clock().instant()).compareTo(DEAD_CLIENT_TIMEOUT) >= 0;
    }
}

package net.mailmigrator.copy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.MailException;

/** Sets \Deleted on copies in the target mailbox that is selected, looks what came of it, and takes it off again. */
final class DeletedMarks {
    private final Sessions sessions;
    private final TargetCopies copies;

    DeletedMarks(Sessions sessions, TargetCopies copies) {
        this.sessions = sessions;
        this.copies = copies;
    }

    /**
     * How the target answered.
     *
     * @param modified were left alone, since somebody had changed them in between (RFC 7162)
     * @param refused some may be marked all the same
     */
    record Marking(UidSet modified, boolean refused) {
        boolean mayHaveMarked(DeletionCandidate candidate) {
            return candidate.isBegun() || !modified.contains(candidate.targetUid());
        }
    }

    /** Marks them, where nobody has changed them since they were looked at. */
    Marking mark(TargetMailbox target, List<DeletionCandidate> untouched, Map<Long, CurrentMessage> before)
            throws MailException {
        long modSeq = untouched.stream()
                .map(candidate -> before.get(candidate.targetUid()))
                .filter(Objects::nonNull)
                .mapToLong(CurrentMessage::modSeq)
                .max()
                .orElse(0);
        StoreResult result = sessions.writer()
                .store(TargetCopies.uids(untouched), FlagChange.set(DeletionCandidate.DELETED), modSeq);
        if (result instanceof StoreResult.Stored stored) {
            return new Marking(stored.modified(), false);
        }
        ServerAnswer answer = ServerAnswer.to(Request.WRITE, ((StoreResult.Refused) result).answer());
        if (answer.retryable()) {
            throw answer.failure(
                    "mark messages of the target folder " + target.name().decoded() + " as deleted");
        }
        return new Marking(UidSet.empty(), true);
    }

    /** As they are after that: whoever touches a message in between keeps it. */
    List<DeletionCandidate> marked(List<DeletionCandidate> untouched, KeptFlags kept, Marking marking)
            throws MailException {
        Map<Long, CurrentMessage> after = copies.current(untouched);
        return untouched.stream()
                .filter(candidate -> !marking.modified().contains(candidate.targetUid()))
                .filter(candidate -> {
                    CurrentMessage copy = after.get(candidate.targetUid());
                    return copy != null && isMarked(copy) && candidate.objection(copy.metadata(), kept, true) == null;
                })
                .toList();
    }

    private static boolean isMarked(CurrentMessage copy) {
        return copy.metadata().flags().system().contains(SystemFlag.DELETED);
    }

    /** Takes \Deleted off those that did not have it at the source. */
    void unmark(List<DeletionCandidate> some, KeptFlags kept, Map<Long, CurrentMessage> there) throws MailException {
        List<DeletionCandidate> surplus = some.stream()
                .filter(candidate -> {
                    CurrentMessage copy = there.get(candidate.targetUid());
                    return copy != null && isMarked(copy);
                })
                .filter(candidate -> !candidate.base(kept).system().contains(SystemFlag.DELETED))
                .toList();
        if (surplus.isEmpty()) {
            return;
        }
        StoreResult result =
                sessions.writer().store(TargetCopies.uids(surplus), FlagChange.clear(DeletionCandidate.DELETED), 0);
        if (result instanceof StoreResult.Refused refused) {
            throw ServerAnswer.to(Request.WRITE, refused.answer())
                    .failure("take \\Deleted off messages of the target folder "
                            + surplus.get(0).target().name().decoded());
        }
    }
}

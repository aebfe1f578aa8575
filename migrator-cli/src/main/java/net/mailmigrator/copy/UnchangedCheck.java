package net.mailmigrator.copy;

import java.util.Optional;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderPlan;

/** Finds out, without opening it, that a mailbox needs no work: two STATUS and the journal's counters. */
final class UnchangedCheck {
    private final Sessions sessions;
    private final TargetMailboxes targets;
    private final AccountJournal journal;

    UnchangedCheck(Sessions sessions, TargetMailboxes targets, AccountJournal journal) {
        this.sessions = sessions;
        this.targets = targets;
        this.journal = journal;
    }

    /**
     * The balance, where neither side has anything new since the last completed pass and nothing was left over from it.
     */
    Optional<MessageCounts> countsOf(FolderPlan.Entry entry) throws MailException {
        Optional<SourceMailbox> source = journal.sourceMailbox(entry.source().name());
        Optional<TargetMailbox> target = targets.row(entry);
        if (source.isEmpty()
                || target.isEmpty()
                || !isSettled(source.get(), target.get())
                || !journal.flagsLost(entry.targetFolder()).isEmpty()) {
            return Optional.empty();
        }
        MailboxStatus then = java.util.Objects.requireNonNull(source.get().completed());
        MailboxStatus now = sessions.reader().status(entry.source().name());
        return isSame(then, now) && nothingArrived(target.get())
                ? Optional.ofNullable(source.get().counts())
                : Optional.empty();
    }

    private boolean isSettled(SourceMailbox source, TargetMailbox target) {
        MessageCounts counts = source.counts();
        return source.completed() != null
                && counts != null
                && counts.alreadyThere() == counts.source()
                && source.targetId() == target.id()
                && journal.batches(target.id(), State.OPEN, State.DOUBT).isEmpty();
    }

    private static boolean isSame(MailboxStatus then, MailboxStatus now) {
        return now.uidValidity().equals(then.uidValidity())
                && now.uidNext() == then.uidNext()
                && now.messages() == then.messages()
                && now.highestModSeq() == then.highestModSeq()
                && now.highestModSeq() > 0; // without it, flags may have changed unseen
    }

    private boolean nothingArrived(TargetMailbox target) throws MailException {
        if (target.absent() || !targets.exists(target)) {
            return target.absent() && !targets.exists(target);
        }
        MailboxStatus now = sessions.writer().status(target.name());
        return now.uidValidity().equals(target.uidValidity()) && now.uidNext() == target.targetSeen();
    }
}

package net.mailmigrator.copy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, without opening it, that a mailbox needs no work (EXACTNESS §5): what both sides said of all their mailboxes
 * when the pass began, and the journal, which is asked once for all of them.
 */
final class UnchangedCheck {
    private final AccountStates states;
    private final TargetMailboxes targets;
    private final AccountJournal journal;
    private @Nullable Unsettled unsettled;

    /**
     * How the journal stood when the pass began.
     *
     * @param targets with batches of which nobody knows what became
     * @param folders target folders where verification has found flags lost
     * @param copies how many messages each target mailbox has of the tool
     */
    private record Unsettled(Set<Long> targets, Set<String> folders, Map<Long, Long> copies) {}

    UnchangedCheck(AccountStates states, TargetMailboxes targets, AccountJournal journal) {
        this.states = states;
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
                || unsettled().folders().contains(entry.targetFolder())) {
            return Optional.empty();
        }
        MailboxStatus then = java.util.Objects.requireNonNull(source.get().completed());
        Optional<MailboxStatus> now = states.source(entry.source().name());
        return now.isPresent() && isSame(then, now.get()) && nothingArrived(target.get())
                ? Optional.ofNullable(source.get().counts())
                : Optional.empty();
    }

    /**
     * What the source mailbox was like when a pass was last completed for it, where that pass left nothing over and dealt
     * with all flags: then only what has changed since need be looked at.
     */
    Optional<MailboxStatus> settledSince(FolderPlan.Entry entry) {
        Optional<SourceMailbox> source = journal.sourceMailbox(entry.source().name());
        Optional<TargetMailbox> target = targets.row(entry);
        return source.isPresent() && target.isPresent() && isSettled(source.get(), target.get())
                ? Optional.ofNullable(source.get().completed())
                : Optional.empty();
    }

    private boolean isSettled(SourceMailbox source, TargetMailbox target) {
        MessageCounts counts = source.counts();
        return source.completed() != null
                && counts != null
                && counts.alreadyThere() == counts.source()
                && source.targetId() == target.id()
                && !unsettled().targets().contains(target.id())
                && !hasBatchesOfThisPass(target);
    }

    /** Joined source mailboxes: another one may have left a batch behind in this very pass. */
    private boolean hasBatchesOfThisPass(TargetMailbox target) {
        return targets.isOpened(target)
                && !journal.batches(target.id(), State.OPEN, State.DOUBT).isEmpty();
    }

    private Unsettled unsettled() {
        Unsettled known = unsettled;
        if (known == null) {
            known = new Unsettled(
                    journal.targetsWithBatches(State.OPEN, State.DOUBT),
                    journal.foldersWithFlagsLost(),
                    journal.copies());
            unsettled = known;
        }
        return known;
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
        return states.target(target.name())
                .filter(now -> now.uidValidity().equals(target.uidValidity())
                        && now.uidNext() == target.targetSeen()
                        && holdsAllCopies(target, now))
                .isPresent();
    }

    /** Fewer messages than there were say that some were deleted, copies perhaps. */
    private boolean holdsAllCopies(TargetMailbox target, MailboxStatus now) {
        Long others = target.others();
        return others != null && now.messages() == others + unsettled().copies().getOrDefault(target.id(), 0L);
    }
}

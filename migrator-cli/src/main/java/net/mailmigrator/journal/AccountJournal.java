package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one account. One transaction per call. One thread at a time does what changes something; what only reads,
 * {@link #verifiedTo} and {@link #readBack} may be called by several. One instance for an account at a time: it remembers
 * its mailboxes.
 */
public interface AccountJournal {
    /** Where it stands. */
    AccountFacts facts();

    /** Notes who it is, for reports that have only the journal. */
    void describe(@Nullable String address, @Nullable String customer, @Nullable String wave, String planDigest);

    /** Moves it to a state; {@code SYNCED} and later clear the last failure. */
    void moveTo(AccountState state, Instant at);

    /** Notes a failure of any scope; ACCOUNT and RUN become the account's last failure. */
    void fail(Failure failure, Instant at);

    /** Replaces the findings of the account. */
    void findings(List<Finding> findings);

    /** Notes a verification of all folders; discrepancies as text by folder. */
    void verified(String depth, List<VerifiedDifference> differences, Instant at);

    /** Notes a verification of some folders; what was found in others before stays noted. */
    void verified(String depth, Set<String> folders, List<VerifiedDifference> differences, Instant at);

    /** A discrepancy as the journal keeps it. */
    record VerifiedDifference(
            String code, String folder, @Nullable Long sourceUid, String text) {}

    /** Begins a pass: raises the attempts. */
    void beginPass(Instant at);

    /** Notes the balance of a pass, as far as it went: at its beginning what lies ahead. */
    void endPass(MessageCounts counts, Instant at);

    // --- mailboxes

    /** The source mailboxes known so far. Kept in memory, as are {@link #targetMailboxes()}: accounts have thousands. */
    List<SourceMailbox> sourceMailboxes();

    /** The target mailboxes known so far. */
    List<TargetMailbox> targetMailboxes();

    /** The source mailbox of that name. */
    Optional<SourceMailbox> sourceMailbox(MailboxName name);

    /** The target mailbox of that id. */
    Optional<TargetMailbox> targetMailbox(long id);

    /** The target mailbox of that name. */
    Optional<TargetMailbox> targetMailbox(MailboxName name);

    /** A target mailbox, inserted when it is first opened: its floor and targetSeen are {@code status.uidNext()}. */
    TargetMailbox target(MailboxName name, MailboxStatus status);

    /** A source mailbox, inserted when it is first opened. */
    SourceMailbox source(MailboxName name, UidValidity uidValidity, long targetMailboxId);

    /** Raises targetSeen; never lowers it. */
    void seen(long targetMailboxId, long uidNext);

    /** How many messages were copied to each target mailbox, or found there, and have not gone since, in one query. */
    Map<Long, Long> copies();

    /** Notes how many more messages than copies a target mailbox has. */
    void others(long targetMailboxId, long messages);

    /** Raises verifiedTo; never lowers it. */
    void verifiedTo(long targetMailboxId, long uid);

    /** Notes what was found at the target, in one transaction. */
    void adopt(List<Adopted> adopted);

    /** A message that was found at the target before the tool brought it. */
    record Adopted(long sourceMailboxId, MessageRow row) {}

    // --- identity of mailboxes (I10)

    /**
     * A source mailbox has another name by now, and its rows follow.
     *
     * @param plannedTarget what the plan calls the target of that name; the rows keep the target they have
     */
    void renameSource(long sourceMailboxId, MailboxName name, MailboxName plannedTarget);

    /** A target mailbox has another name by now, and its rows follow. */
    void renameTarget(long targetMailboxId, MailboxName name);

    /**
     * Binds the rows of a source mailbox, and the members of its unsettled batches, to the UIDs that their messages have
     * now. The other final ones get a {@link FormerUid}; rows of messages that were not sent are dropped. The mailbox
     * counts as one that no pass has completed.
     *
     * @param uids by the UID so far
     */
    void rebindSource(long sourceMailboxId, UidValidity now, Map<Long, Long> uids);

    /**
     * Binds the rows of a target mailbox to the UIDs that their messages have now; the others become GONE_AT_TARGET, and
     * what no row accounts for is looked at again.
     */
    void rebindTarget(long targetMailboxId, MailboxStatus now, Map<RowKey, Long> uids);

    /** The target mailbox does not exist any more: its rows become GONE_AT_TARGET. */
    void targetGone(long targetMailboxId);

    // --- messages

    /** Source UIDs with a row in one of the given states. */
    UidSet uids(long sourceMailboxId, MessageState... states);

    /** How many messages of the account are in a state, in one query. */
    long count(MessageState state);

    /** Rows of a source mailbox in ascending UID order, read in pieces. */
    void rows(long sourceMailboxId, Consumer<MessageRow> sink);

    /** The APPENDED rows of a source mailbox with the highest UIDs, a handful. */
    List<MessageRow> highestCopied(long sourceMailboxId);

    /** Target UIDs that a row of any source mailbox accounts for. */
    UidSet targetUids(long targetMailboxId);

    /** Rows of all source mailboxes that belong to a target mailbox; otherwise like {@link #rows}. */
    default void rowsAt(long targetMailboxId, BiConsumer<SourceMailbox, MessageRow> sink) {
        for (SourceMailbox source : sourceMailboxes()) {
            if (source.targetId() == targetMailboxId || source.elsewhere()) {
                rows(source.id(), row -> {
                    if (row.targetMailbox(source) == targetMailboxId) {
                        sink.accept(source, row);
                    }
                });
            }
        }
    }

    /** Inserts rows, or replaces those that are not APPENDED; counters with them. */
    void record(long sourceMailboxId, List<MessageRow> rows);

    /** APPENDED rows of a target mailbox whose target UID is not known, by source mailbox; adopted ones left out. */
    Map<Long, List<MessageRow>> unresolved(long targetMailboxId);

    /** Notes the target UIDs of APPENDED messages that had none yet, by source UID. */
    void resolve(long sourceMailboxId, Map<Long, Long> targetUids);

    /** What the target was seen to make of messages. */
    RewritingJournal rewriting();

    /** How many messages at the target were sent otherwise than the source has them, by source mailbox and what was done. */
    List<Altered> alterations();

    /**
     * Messages of one source mailbox to which the same was done.
     *
     * @param alteration one of {@link Alteration#names()}, or empty where {@code withoutKeyword} says what was left out
     */
    record Altered(
            MailboxName mailbox,
            String alteration,
            @Nullable String withoutKeyword,
            long messages) {}

    /** Notes that messages need not be at the target: by UID who says so, and why. Replaces what was noted before. */
    void accept(long sourceMailboxId, java.util.Map<Long, String> accepted);

    /** Messages that are not at the target, and of which that is accepted. */
    List<Accepted> accepted();

    /**
     * A message that need not be at the target.
     *
     * @param answer the server's words; null where there are none
     * @param reason who accepts it, and why
     */
    record Accepted(
            MailboxName mailbox,
            long sourceUid,
            MessageState state,
            @Nullable String answer,
            String reason) {}

    /** What flags the APPENDED messages of a source mailbox had there when they were last dealt with, by ascending UID. */
    List<FlagBase> flagBases(long sourceMailboxId);

    /** The same of its messages that were found in another target mailbox than its own. */
    List<FlagBase> flagBases(long sourceMailboxId, long otherTargetMailboxId);

    /** Notes, by source UID, which flags of APPENDED messages were seen at the source and have been dealt with. */
    void rebase(long sourceMailboxId, java.util.Map<Long, MessageFlags> bases);

    /** APPENDED messages are not at the target any more: they become GONE_AT_TARGET. */
    void gone(long sourceMailboxId, UidSet uids);

    // --- deletions

    /** APPENDED messages are about to be taken away at the target: they become DELETING. */
    void deleting(long sourceMailboxId, UidSet uids);

    /** DELETING messages are gone at the target: they become DELETED. */
    void deleted(long sourceMailboxId, UidSet uids);

    /** DELETING messages stay at the target after all: they become APPENDED again. */
    void undelete(long sourceMailboxId, UidSet uids);

    /** Source UIDs of messages of which the last verification of a target folder found flags lost. */
    UidSet flagsLost(String targetFolder);

    /** Target folders that have such messages. */
    Set<String> foldersWithFlagsLost();

    /** Forgets that they were: the flags were set once more. */
    void flagsSetAgain(String targetFolder);

    // --- append batches

    /** Commits a batch as OPEN, before the octet that makes it take effect; returns its id. */
    long intend(
            long sourceMailboxId,
            long targetMailboxId,
            UidValidity targetUidValidity,
            long floor,
            List<BatchMember> members,
            Instant at);

    /**
     * Settles a batch: its state, the rows of the members that are accounted for, and targetSeen, in one transaction.
     *
     * @param uidNextAtLeast targetSeen is raised to this
     */
    void settle(long batchId, AppendBatch.State state, List<MessageRow> rows, long uidNextAtLeast, Instant at);

    /** Batches of a target mailbox in one of the states, in the order of sending. */
    List<AppendBatch> batches(long targetMailboxId, AppendBatch.State... states);

    /** Target mailboxes that have a batch in one of the states, in one query. */
    Set<Long> targetsWithBatches(AppendBatch.State... states);

    // --- passes

    /** Notes that a pass over a source mailbox was completed, with what EXAMINE gave at its start. */
    void complete(long sourceMailboxId, MailboxStatus status, MessageCounts counts, Instant at);

    // --- verification

    /** What a verification of all contents has read so far. */
    ReadBackJournal readBack();
}

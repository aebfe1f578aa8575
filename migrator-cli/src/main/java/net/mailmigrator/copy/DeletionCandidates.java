package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.mailmigrator.copy.SourceEvidence.Mailbox;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import org.jspecify.annotations.Nullable;

/** Which copies may be taken away, as far as the journal and the source can say (EXACTNESS §8). */
final class DeletionCandidates {
    private final AccountJournal journal;
    private final PassReport report;
    private final DeletionResults results;
    private final DeletionCap cap;

    /** @param cap is told how many copies each mailbox has */
    DeletionCandidates(AccountJournal journal, PassReport report, DeletionCap cap) {
        this.journal = journal;
        this.report = report;
        this.results = report.deletions();
        this.cap = cap;
    }

    /** Rows that the source does not have any more; what speaks against them by themselves goes to {@code kept}. */
    List<DeletionCandidate> of(Map<Long, Mailbox> evidence, Map<DeletionCandidate, KeptReason> kept) {
        Map<Long, TargetMailbox> targets =
                journal.targetMailboxes().stream().collect(Collectors.toMap(TargetMailbox::id, Function.identity()));
        List<DeletionCandidate> candidates = new ArrayList<>();
        for (SourceMailbox source : journal.sourceMailboxes()) {
            Mailbox mailbox = report.isRebound(source)
                    ? new Mailbox(UidSet.empty(), KeptReason.REBOUND)
                    : Objects.requireNonNull(evidence.get(source.id()));
            TargetMailbox target = Objects.requireNonNull(targets.get(source.targetId()));
            noteUnknown(source, mailbox.unknown());
            journal.rows(source.id(), row -> {
                if (isCopied(row)) {
                    cap.mailbox(results.folder(source.name()), row.proof() == Proof.ADOPTED ? 0 : 1, 0);
                    sort(new DeletionCandidate(source, target, row), mailbox, candidates, kept);
                }
            });
        }
        return candidates;
    }

    private void noteUnknown(SourceMailbox source, @Nullable KeptReason unknown) {
        if (unknown != null && unknown != KeptReason.NOT_IN_PASS && unknown != KeptReason.MAYBE_RENAMED) {
            results.withheld("of the folder " + results.folder(source.name()), unknown.words());
        }
    }

    private static boolean isCopied(MessageRow row) {
        return row.state() == MessageState.APPENDED || row.state() == MessageState.DELETING;
    }

    private static void sort(
            DeletionCandidate candidate,
            Mailbox mailbox,
            List<DeletionCandidate> candidates,
            Map<DeletionCandidate, KeptReason> kept) {
        boolean isThere = mailbox.uids().contains(candidate.row().sourceUid());
        KeptReason unknown = isThere ? KeptReason.STILL_AT_SOURCE : mailbox.unknown();
        KeptReason why = unknown == null ? objection(candidate.row()) : unknown;
        if (why == null) {
            candidates.add(candidate);
        } else if (candidate.isBegun() || unknown == null || unknown == KeptReason.MAYBE_RENAMED) {
            kept.put(candidate, why);
        }
    }

    /** What speaks against a row by itself. */
    private static @Nullable KeptReason objection(MessageRow row) {
        if (row.sourceUid() <= 0) {
            return KeptReason.FORMER_UID;
        }
        if (row.proof() == Proof.ADOPTED) {
            return KeptReason.ADOPTED;
        }
        if (row.proof() == Proof.REWRITTEN) {
            return KeptReason.REWRITTEN;
        }
        if (row.targetMailboxId() != null) {
            return KeptReason.FILED_ELSEWHERE;
        }
        return row.targetUid() == null ? KeptReason.NOT_PLACED : null;
    }
}

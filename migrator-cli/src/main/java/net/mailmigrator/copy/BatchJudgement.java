package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AppendBatch;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.BatchMember;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import org.jspecify.annotations.Nullable;

/** Pure: what became of each member of the open batches of one target mailbox, given what a settled target holds. */
final class BatchJudgement {
    private final List<AppendBatch> batches;
    private final Pairing pairing;
    private final UidSet listed;
    private final long uidNext;
    private final Map<Long, Map<Integer, Found>> found = new HashMap<>();
    private final Set<Key> owed = new HashSet<>();
    private final List<Late> lateDuplicates = new ArrayList<>();
    private final Set<Long> surplus = new HashSet<>();

    private record Key(long sourceMailboxId, long sourceUid) {}

    private record Found(Read read, Proof proof) {}

    /** A copy of a message that had been sent again before this one turned up. */
    record Late(long sourceMailboxId, long sourceUid, long targetUid) {}

    /** A batch's new state, and the rows of the members that are accounted for. */
    record Verdict(State state, List<MessageRow> rows) {}

    /**
     * Takes what was found.
     *
     * @param batches in the order of sending
     * @param listed all UIDs at or above the lowest floor
     */
    BatchJudgement(List<AppendBatch> batches, Pairing pairing, UidSet listed, long uidNext) {
        this.batches = batches;
        this.pairing = pairing;
        this.listed = listed;
        this.uidNext = uidNext;
    }

    /**
     * Pairs members with messages: equal octets first, then what rewriting targets make of them. A source message that has a final row
     * already (its batch was sent again) is not owed any more; a copy of it that turns up is a late duplicate.
     *
     * @param finalUids source UIDs with a final row, by source mailbox
     */
    void match(LongFunction<UidSet> finalUids) {
        Map<Long, UidSet> dealtWith = new HashMap<>();
        for (AppendBatch batch : batches) {
            UidSet done = dealtWith.computeIfAbsent(batch.sourceMailboxId(), finalUids::apply);
            batch.members().stream()
                    .filter(member -> !done.contains(member.sourceUid()))
                    .forEach(member -> owed.add(new Key(batch.sourceMailboxId(), member.sourceUid())));
        }
        forEachMember((batch, index) -> matchOwed(batch, index, Proof.MATCH, pairing::takeExact));
        forEachMember((batch, index) -> matchOwed(batch, index, Proof.REWRITTEN, pairing::takeLoose));
        forEachMember((batch, index) -> matchOwed(batch, index, Proof.REWRITTEN, pairing::takeMunged));
        forEachMember(this::matchLate);
    }

    /** Members of one source mailbox that were not found, as rows, ascending. */
    List<MessageRow> owed(long sourceMailboxId) {
        Map<Long, MessageRow> members = new TreeMap<>();
        batches.stream()
                .filter(batch -> batch.sourceMailboxId() == sourceMailboxId)
                .flatMap(batch -> batch.members().stream())
                .filter(member -> owed.contains(new Key(sourceMailboxId, member.sourceUid())))
                .forEach(member ->
                        members.putIfAbsent(member.sourceUid(), row(member, null, null, MessageState.UNDECIDED, null)));
        return List.copyOf(members.values());
    }

    /** What the target has made of some of them. */
    void rewritten(long sourceMailboxId, Map<Long, Read> bySourceUid) {
        forEachMember((batch, index) -> {
            long uid = batch.members().get(index).sourceUid();
            Read read = batch.sourceMailboxId() == sourceMailboxId ? bySourceUid.get(uid) : null;
            if (read != null && owed.remove(new Key(sourceMailboxId, uid))) {
                foundOf(batch).put(index, new Found(read, Proof.REWRITTEN));
            }
        });
    }

    private interface Rung {
        Optional<Read> take(Digests digests, MessageFlags flags);
    }

    private interface MemberAction {
        void on(AppendBatch batch, int index);
    }

    private void forEachMember(MemberAction action) {
        for (AppendBatch batch : batches) {
            for (int index = 0; index < batch.members().size(); index++) {
                action.on(batch, index);
            }
        }
    }

    private void matchOwed(AppendBatch batch, int index, Proof proof, Rung rung) {
        BatchMember member = batch.members().get(index);
        Key key = new Key(batch.sourceMailboxId(), member.sourceUid());
        if (!owed.contains(key)) {
            return;
        }
        rung.take(member.digests(), member.flags()).ifPresent(read -> {
            owed.remove(key);
            foundOf(batch).put(index, new Found(read, proof));
        });
    }

    private void matchLate(AppendBatch batch, int index) {
        BatchMember member = batch.members().get(index);
        if (foundOf(batch).containsKey(index) || owed.contains(new Key(batch.sourceMailboxId(), member.sourceUid()))) {
            return;
        }
        pairing.takeBest(member.digests(), member.flags()).ifPresent(read -> {
            surplus.add(batch.id());
            lateDuplicates.add(new Late(
                    batch.sourceMailboxId(), member.sourceUid(), read.metadata().uid()));
        });
    }

    private Map<Integer, Found> foundOf(AppendBatch batch) {
        return found.computeIfAbsent(batch.id(), id -> new HashMap<>());
    }

    /** Copies of messages that had been sent again before they turned up. */
    List<Late> lateDuplicates() {
        return lateDuplicates;
    }

    /**
     * What becomes of one batch. Members without a row are sent again by the pass that follows. As long as surplus copies
     * of it are there it stays in DOUBT, so that each look finds them.
     *
     * @param old whether nothing of it can turn up any more
     */
    Verdict verdict(AppendBatch batch, boolean old, CopySettings.OnUndecided onUndecided) {
        List<MessageRow> rows = new ArrayList<>();
        boolean arrived = !foundOf(batch).isEmpty();
        for (int index = 0; index < batch.members().size(); index++) {
            MessageRow row = arrived ? rowOfArrived(batch, index) : rowOfMissing(batch, index, onUndecided);
            if (row != null) {
                rows.add(row);
            }
        }
        State lost = old ? State.ABSENT : State.DOUBT;
        State settled = arrived ? State.CONFIRMED : lost;
        return new Verdict(surplus.contains(batch.id()) ? State.DOUBT : settled, rows);
    }

    private @Nullable MessageRow rowOfArrived(AppendBatch batch, int index) {
        BatchMember member = batch.members().get(index);
        Found match = foundOf(batch).get(index);
        if (match != null) {
            return row(member, match.read().metadata().uid(), match.proof(), MessageState.APPENDED, null);
        }
        boolean isOwed = owed.contains(new Key(batch.sourceMailboxId(), member.sourceUid()));
        return isOwed && leftAHole(batch, index)
                ? row(member, null, null, MessageState.GONE_AT_TARGET, "deleted at the target right after it arrived")
                : null;
    }

    /** An APPEND stores all or nothing, with UIDs in a row: a hole at a member's place is a message that was deleted. */
    private boolean leftAHole(AppendBatch batch, int index) {
        return foundOf(batch).entrySet().stream()
                .mapToLong(neighbour -> neighbour.getValue().read().metadata().uid() + index - neighbour.getKey())
                .anyMatch(expected -> expected >= batch.floor() && expected < uidNext && !listed.contains(expected));
    }

    /** A target that rewrites more than is known may hold it all the same: then nobody can say, and nothing is sent. */
    private @Nullable MessageRow rowOfMissing(AppendBatch batch, int index, CopySettings.OnUndecided onUndecided) {
        BatchMember member = batch.members().get(index);
        boolean isOwed = owed.contains(new Key(batch.sourceMailboxId(), member.sourceUid()));
        return isOwed && onUndecided == CopySettings.OnUndecided.LIST && hasUnexplainedTwin(member)
                ? row(
                        member,
                        null,
                        null,
                        MessageState.UNDECIDED,
                        "the target holds a message of the same date with other octets; look at it, and if it is another one set"
                                + " copy.onUndecided: resend")
                : null;
    }

    private boolean hasUnexplainedTwin(BatchMember member) {
        return pairing.left().stream()
                .map(read -> read.metadata().internalDate())
                .anyMatch(date -> date != null
                        && date.epochSecond() == member.internalDate().epochSecond());
    }

    private static MessageRow row(
            BatchMember member,
            @Nullable Long targetUid,
            @Nullable Proof proof,
            MessageState state,
            @Nullable String answer) {
        return member.row(targetUid, proof, state, answer);
    }
}

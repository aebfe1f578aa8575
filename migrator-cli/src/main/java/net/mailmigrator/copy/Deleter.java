package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.MailException;

/**
 * Takes copies away: the journal says so first and for good, then \Deleted, then UID EXPUNGE of exactly these. A copy that
 * somebody touches in between stays, and loses its \Deleted again. Each step can be repeated.
 */
final class Deleter {
    private static final int MESSAGES_AT_ONCE = 500;

    private final Sessions sessions;
    private final AccountJournal journal;
    private final CopyServices services;
    private final TargetCopies copies;
    private final DeletionResults results;

    Deleter(CopyJob job, Sessions sessions, CopyServices services, DeletionResults results) {
        this.sessions = sessions;
        this.journal = job.journal();
        this.services = services;
        this.copies = new TargetCopies(job.login(), sessions);
        this.results = results;
    }

    /** Copies that an earlier run was taking away, and that are gone. */
    void finished(Collection<DeletionCandidate> gone) {
        byRow(gone, (uids, mailbox) -> journal.deleted(mailbox, uids));
        gone.forEach(results::deleted);
    }

    /** Copies that an earlier run was taking away, and that stay: they are as they were before, unless they are gone. */
    void takeBack(Map<DeletionCandidate, KeptReason> kept) throws MailException {
        for (Map.Entry<TargetMailbox, List<DeletionCandidate>> some :
                byTarget(kept.keySet()).entrySet()) {
            KeptFlags flags = copies.select(some.getKey());
            Map<Long, CurrentMessage> there = copies.current(some.getValue());
            finished(absent(some.getValue(), there));
            List<DeletionCandidate> left = present(some.getValue(), there);
            unmark(left, flags, there);
            byRow(left, (uids, mailbox) -> journal.undelete(mailbox, uids));
            left.forEach(candidate -> results.kept(candidate, Objects.requireNonNull(kept.get(candidate))));
        }
    }

    private static List<DeletionCandidate> present(List<DeletionCandidate> some, Map<Long, CurrentMessage> there) {
        return some.stream()
                .filter(candidate -> there.containsKey(candidate.targetUid()))
                .toList();
    }

    private static List<DeletionCandidate> absent(List<DeletionCandidate> some, Map<Long, CurrentMessage> there) {
        return some.stream()
                .filter(candidate -> !there.containsKey(candidate.targetUid()))
                .toList();
    }

    /** Takes copies away; false where a stop request ended it. */
    boolean delete(List<DeletionCandidate> ready) throws MailException {
        for (Map.Entry<TargetMailbox, List<DeletionCandidate>> of :
                byTarget(ready).entrySet()) {
            List<DeletionCandidate> all = of.getValue();
            for (int from = 0; from < all.size(); from += MESSAGES_AT_ONCE) {
                if (services.stop().requested()) {
                    return false;
                }
                piece(of.getKey(), all.subList(from, Math.min(all.size(), from + MESSAGES_AT_ONCE)));
            }
        }
        return true;
    }

    private void piece(TargetMailbox target, List<DeletionCandidate> some) throws MailException {
        KeptFlags kept = copies.select(target);
        Map<Long, CurrentMessage> before = copies.current(some);
        List<DeletionCandidate> untouched = untouched(some, before, kept);
        if (untouched.isEmpty()) {
            return;
        }
        byRow(untouched, (uids, mailbox) -> journal.deleting(mailbox, uids));
        services.checkpoint().run();
        Marking marking = mark(target, untouched, before);
        List<DeletionCandidate> marked = marking.refused() ? List.of() : marked(untouched, kept, marking);
        if (!marked.isEmpty()) {
            sessions.writer().expunge(TargetCopies.uids(marked));
        }
        conclude(untouched, marked, marking, kept);
    }

    /** As they are now, right before they are marked. */
    private List<DeletionCandidate> untouched(
            List<DeletionCandidate> some, Map<Long, CurrentMessage> before, KeptFlags kept) throws MailException {
        List<DeletionCandidate> untouched = new ArrayList<>();
        Map<DeletionCandidate, KeptReason> touched = new LinkedHashMap<>();
        List<DeletionCandidate> gone = new ArrayList<>();
        for (DeletionCandidate candidate : some) {
            CurrentMessage copy = before.get(candidate.targetUid());
            if (copy == null) {
                gone.add(candidate);
                continue;
            }
            KeptReason why = candidate.objection(copy.metadata(), kept, candidate.isBegun());
            if (why == null) {
                untouched.add(candidate);
            } else {
                touched.put(candidate, why);
            }
        }
        finished(gone.stream().filter(DeletionCandidate::isBegun).toList());
        takeBack(only(touched, true));
        only(touched, false).forEach(results::kept);
        return untouched;
    }

    static Map<DeletionCandidate, KeptReason> only(Map<DeletionCandidate, KeptReason> all, boolean begun) {
        Map<DeletionCandidate, KeptReason> some = new LinkedHashMap<>(all);
        some.keySet().removeIf(candidate -> candidate.isBegun() != begun);
        return some;
    }

    /**
     * How the target answered.
     *
     * @param modified were left alone, since somebody had changed them in between (RFC 7162)
     * @param refused some may be marked all the same
     */
    private record Marking(UidSet modified, boolean refused) {
        boolean mayHaveMarked(DeletionCandidate candidate) {
            return candidate.isBegun() || !modified.contains(candidate.targetUid());
        }
    }

    private Marking mark(TargetMailbox target, List<DeletionCandidate> untouched, Map<Long, CurrentMessage> before)
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
    private List<DeletionCandidate> marked(List<DeletionCandidate> untouched, KeptFlags kept, Marking marking)
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

    private void conclude(
            List<DeletionCandidate> begun, List<DeletionCandidate> marked, Marking marking, KeptFlags kept)
            throws MailException {
        Map<Long, CurrentMessage> there = copies.current(begun);
        finished(absent(begun, there));
        List<DeletionCandidate> left = present(begun, there);
        unmark(left.stream().filter(marking::mayHaveMarked).toList(), kept, there);
        byRow(left, (uids, mailbox) -> journal.undelete(mailbox, uids));
        left.forEach(candidate -> results.kept(
                candidate,
                marking.refused() || marked.contains(candidate) ? KeptReason.NOT_DELETABLE : KeptReason.FLAGS));
    }

    /** Takes \Deleted off those that did not have it at the source. */
    private void unmark(List<DeletionCandidate> some, KeptFlags kept, Map<Long, CurrentMessage> there)
            throws MailException {
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

    static Map<TargetMailbox, List<DeletionCandidate>> byTarget(Collection<DeletionCandidate> candidates) {
        return candidates.stream()
                .collect(Collectors.groupingBy(DeletionCandidate::target, LinkedHashMap::new, Collectors.toList()));
    }

    private static void byRow(Collection<DeletionCandidate> candidates, ObjLongConsumer<UidSet> write) {
        candidates.stream()
                .collect(Collectors.groupingBy(
                        candidate -> candidate.source().id(), LinkedHashMap::new, Collectors.toList()))
                .forEach((mailbox, some) -> write.accept(
                        UidSet.of(some.stream()
                                .mapToLong(candidate -> candidate.row().sourceUid())
                                .toArray()),
                        mailbox));
    }
}

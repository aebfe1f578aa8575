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
    private final DeletedMarks marks;
    private final DeletionResults results;

    Deleter(CopyJob job, Sessions sessions, CopyServices services, DeletionResults results) {
        this.sessions = sessions;
        this.journal = job.journal();
        this.services = services;
        this.copies = new TargetCopies(job.login(), sessions);
        this.marks = new DeletedMarks(sessions, copies);
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
            marks.unmark(left, flags, there);
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
        DeletedMarks.Marking marking = marks.mark(target, untouched, before);
        List<DeletionCandidate> marked = marking.refused() ? List.of() : marks.marked(untouched, kept, marking);
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

    private void conclude(
            List<DeletionCandidate> begun, List<DeletionCandidate> marked, DeletedMarks.Marking marking, KeptFlags kept)
            throws MailException {
        Map<Long, CurrentMessage> there = copies.current(begun);
        finished(absent(begun, there));
        List<DeletionCandidate> left = present(begun, there);
        marks.unmark(left.stream().filter(marking::mayHaveMarked).toList(), kept, there);
        byRow(left, (uids, mailbox) -> journal.undelete(mailbox, uids));
        left.forEach(candidate -> results.kept(
                candidate,
                marking.refused() || marked.contains(candidate) ? KeptReason.NOT_DELETABLE : KeptReason.FLAGS));
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

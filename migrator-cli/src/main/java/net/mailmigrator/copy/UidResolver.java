package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;

/** Finds the target UIDs of messages that a server without UIDPLUS took, once per mailbox and pass (EXACTNESS §3). */
final class UidResolver {
    private final Sessions sessions;
    private final TargetMailboxes targets;
    private final AccountJournal journal;
    private final TargetProbe probe;

    UidResolver(Sessions sessions, TargetMailboxes targets, AccountJournal journal, TargetProbe probe) {
        this.probe = probe;
        this.sessions = sessions;
        this.targets = targets;
        this.journal = journal;
    }

    /**
     * Pairs rows without a target UID with what the target holds from its floor on and no row accounts for. Comes before
     * anything else looks at messages that no row accounts for, since these are accounted for.
     *
     * @param source the opened source mailbox: rows of no other are found in what a target has rewritten
     */
    void run(OpenTarget target, SourceMailbox source) throws MailException {
        Map<Long, List<MessageRow>> unresolved = journal.unresolved(target.id());
        if (unresolved.isEmpty()) {
            return;
        }
        targets.reopen(target);
        DigestCollector read = new DigestCollector();
        UidSet candidates = unaccounted(target);
        if (!candidates.isEmpty()) {
            sessions.writer().fetch(candidates, read);
        }
        Pairing pairing = new Pairing(read.byUid().values());
        for (Map.Entry<Long, List<MessageRow>> each : unresolved.entrySet()) {
            Map<MessageRow, Read> found = pair(each.getValue(), pairing);
            if (each.getKey() == source.id()) {
                rewritten(each.getValue(), pairing, found);
            }
            journal.resolve(each.getKey(), uids(found));
            probe.compared(each.getKey(), found);
        }
        if (pairing.left().isEmpty()) {
            journal.seen(target.id(), target.uidNext());
        }
    }

    private UidSet unaccounted(OpenTarget target) throws MailException {
        LongStream.Builder uids = LongStream.builder();
        sessions.writer().listMessages(target.row().floor(), Long.MAX_VALUE, message -> uids.add(message.uid()));
        return UidSet.of(uids.build().toArray()).without(journal.targetUids(target.id()));
    }

    private static Map<MessageRow, Read> pair(List<MessageRow> rows, Pairing pairing) {
        Map<MessageRow, Read> found = new HashMap<>();
        for (MessageRow row : rows) {
            var digests = java.util.Objects.requireNonNull(row.digests());
            pairing.takeBest(digests, row.flagBase()).ifPresent(read -> found.put(row, read));
        }
        return found;
    }

    private void rewritten(List<MessageRow> rows, Pairing pairing, Map<MessageRow, Read> found) throws MailException {
        List<MessageRow> rest =
                rows.stream().filter(row -> !found.containsKey(row)).toList();
        Map<Long, Read> more = new RewrittenPairing(sessions).run(rest, pairing);
        rest.forEach(row -> {
            Read read = more.get(row.sourceUid());
            if (read != null) {
                found.put(row, read);
            }
        });
    }

    private static Map<Long, Long> uids(Map<MessageRow, Read> found) {
        Map<Long, Long> uids = new HashMap<>();
        found.forEach((row, read) -> uids.put(row.sourceUid(), read.metadata().uid()));
        return uids;
    }
}

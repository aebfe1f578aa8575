package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.model.MailException;

/** Finds the target UIDs of messages that a server without UIDPLUS took, once per mailbox and pass (EXACTNESS §3). */
final class UidResolver {
    private final Sessions sessions;
    private final TargetMailboxes targets;
    private final AccountJournal journal;

    UidResolver(Sessions sessions, TargetMailboxes targets, AccountJournal journal) {
        this.sessions = sessions;
        this.targets = targets;
        this.journal = journal;
    }

    /**
     * Pairs rows without a target UID with what the target holds from its floor on and no row accounts for. Comes before
     * anything else looks at messages that no row accounts for, since these are accounted for.
     */
    void run(OpenTarget target) throws MailException {
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
        unresolved.forEach((source, rows) -> journal.resolve(source, pair(rows, pairing)));
        if (pairing.left().isEmpty()) {
            journal.seen(target.id(), target.uidNext());
        }
    }

    private UidSet unaccounted(OpenTarget target) throws MailException {
        LongStream.Builder uids = LongStream.builder();
        sessions.writer().listMessages(target.row().floor(), Long.MAX_VALUE, message -> uids.add(message.uid()));
        return UidSet.of(uids.build().toArray()).without(journal.targetUids(target.id()));
    }

    private static Map<Long, Long> pair(List<MessageRow> rows, Pairing pairing) {
        Map<Long, Long> found = new HashMap<>();
        for (MessageRow row : rows) {
            var digests = java.util.Objects.requireNonNull(row.digests());
            Optional<Read> match =
                    pairing.takeExact(digests, row.flagBase()).or(() -> pairing.takeLoose(digests, row.flagBase()));
            match.ifPresent(read -> found.put(row.sourceUid(), read.metadata().uid()));
        }
        return found;
    }
}

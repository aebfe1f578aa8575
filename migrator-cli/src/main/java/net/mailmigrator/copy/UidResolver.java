package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
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

    /** Pairs rows without a target UID with what the target holds from its floor on and no row accounts for. */
    void run(OpenTarget target, SourceMailbox source) throws MailException {
        List<MessageRow> unresolved = unresolved(source);
        if (unresolved.isEmpty()) {
            return;
        }
        targets.reopen(target);
        DigestCollector read = new DigestCollector();
        UidSet candidates = unaccounted(target);
        if (!candidates.isEmpty()) {
            sessions.writer().fetch(candidates, read);
        }
        journal.resolve(source.id(), pair(unresolved, new Pairing(read.byUid().values())));
        journal.seen(target.id(), target.uidNext());
    }

    private List<MessageRow> unresolved(SourceMailbox source) {
        List<MessageRow> rows = new ArrayList<>();
        journal.rows(source.id(), row -> {
            if (row.state() == MessageState.APPENDED && row.targetUid() == null && row.digests() != null) {
                rows.add(row);
            }
        });
        return rows;
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

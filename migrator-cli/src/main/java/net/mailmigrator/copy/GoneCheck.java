package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;

/**
 * Notices copies that the user has deleted at the target: they are GONE_AT_TARGET and not sent again (EXACTNESS §4). Only
 * a target that has fewer messages than it should is listed. What was never read back stays as it is: a target that
 * confirms and does not keep is for verification to find.
 */
final class GoneCheck {
    private final Sessions sessions;
    private final AccountJournal journal;

    GoneCheck(Sessions sessions, AccountJournal journal) {
        this.sessions = sessions;
        this.journal = journal;
    }

    /** Runs after adoption, and before anything is sent; the target is opened. */
    void run(OpenTarget target, SourceMailbox source, Adopter.Result adoption) throws MailException {
        Long before = target.row().others();
        long messages = target.status().messages();
        long appeared = source.completed() == null ? -adoption.adopted().size() : adoption.unknown();
        long copies = copies(target);
        if (before == null || messages != copies + before + appeared) {
            if (copies > 0 && !look(target)) {
                return;
            }
            copies = copies(target);
        }
        long others = messages - copies;
        if (before == null || before != others) {
            journal.others(target.id(), others);
        }
    }

    /** Whether the list is complete: only then it says what is gone. */
    private boolean look(OpenTarget target) throws MailException {
        LongStream.Builder uids = LongStream.builder();
        if (target.status().messages() > 0) {
            sessions.writer().listMessages(1, target.status().uidNext() - 1, message -> uids.add(message.uid()));
        }
        UidSet listed = UidSet.of(uids.build().toArray());
        if (listed.size() != target.status().messages()) {
            return false;
        }
        Map<Long, LongStream.Builder> gone = new HashMap<>();
        journal.rowsAt(target.id(), (source, row) -> {
            if (isGone(row, listed, target)) {
                gone.computeIfAbsent(source.id(), none -> LongStream.builder()).add(row.sourceUid());
            }
        });
        gone.forEach(
                (source, rows) -> journal.gone(source, UidSet.of(rows.build().toArray())));
        return true;
    }

    private static boolean isGone(MessageRow row, UidSet listed, OpenTarget target) {
        Long uid = row.targetUid();
        return row.state() == MessageState.APPENDED
                && uid != null
                && uid < target.status().uidNext()
                && !listed.contains(uid)
                && row.wasReadBack(target.row());
    }

    private long copies(OpenTarget target) {
        return journal.copies().getOrDefault(target.id(), 0L);
    }
}

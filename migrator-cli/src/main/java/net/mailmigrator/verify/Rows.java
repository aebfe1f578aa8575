package net.mailmigrator.verify;

import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.MailException;

/** Passes the rows of one source mailbox that are in one target mailbox to the checks, as they come from the journal. */
final class Rows {
    private final SourceMailbox source;
    private final long target;
    private final RowCheck check;
    private final Unplaced unplaced;
    private final ContentCheck content;
    private long placed;

    Rows(SourceMailbox source, TargetMailbox target, RowCheck check, Unplaced unplaced, ContentCheck content) {
        this.source = source;
        this.target = target.id();
        this.check = check;
        this.unplaced = unplaced;
        this.content = content;
    }

    /** Returns how many rows have a target UID. */
    long compare(AccountJournal journal, MailboxResult result) throws MailException {
        try {
            journal.rows(source.id(), row -> {
                if (row.targetMailbox(source) == target) {
                    one(row, result);
                }
            });
        } catch (Passing passing) {
            throw passing.exception;
        }
        content.flush();
        return placed;
    }

    private void one(MessageRow row, MailboxResult result) {
        try {
            check.check(row, source, result, content);
            unplaced.offer(row, source);
            placed += row.targetUid() == null ? 0 : 1;
        } catch (MailException failure) {
            throw new Passing(failure);
        }
    }

    /** Lets a {@link MailException} out through the journal's callback. */
    private static final class Passing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final MailException exception;

        Passing(MailException exception) {
            super(exception);
            this.exception = exception;
        }
    }
}

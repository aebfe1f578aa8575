package net.mailmigrator.copy;

import java.util.List;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;

/** Where messages come from, where they go, and where that is noted. */
record Route(
        AccountJournal journal,
        SourceMailbox source,
        OpenTarget target,
        ErrorBudget errors,
        TargetProbe probe,
        SeenByFetching seen) {
    /** Notes messages that are not sent, or not taken. */
    void note(List<MessageRow> rows) {
        journal.record(source.id(), rows);
        errors.noted(rows);
    }
}

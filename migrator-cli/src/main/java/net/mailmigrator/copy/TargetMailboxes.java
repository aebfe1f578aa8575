package net.mailmigrator.copy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/** Creates target mailboxes and opens them, with their rows in the journal. */
final class TargetMailboxes {
    private final String login;
    private final Sessions sessions;
    private final AccountJournal journal;

    TargetMailboxes(CopyJob job, Sessions sessions) {
        this.login = job.login();
        this.sessions = sessions;
        this.journal = job.journal();
    }

    /**
     * Makes sure that the target of an entry exists, is subscribed like its source, and has a row with its floor. Does
     * nothing where the row is there already.
     *
     * @return whether a row was made
     */
    boolean prepare(FolderPlan.Entry entry) throws MailException {
        if (known().containsKey(entry.target())) {
            return false;
        }
        MailboxWriter writer = sessions.writer();
        if (!entry.existsAtTarget()) {
            writer.create(entry.target());
        }
        if (entry.subscribe()) {
            writer.subscribe(entry.target());
        }
        journal.target(entry.target(), writer.status(entry.target()));
        return true;
    }

    /** SELECTs the target of an entry. */
    OpenTarget open(FolderPlan.Entry entry) throws MailException {
        MailboxStatus status = sessions.writer().select(entry.target()).status();
        TargetMailbox row = journal.target(entry.target(), status);
        requireSame(entry, row, status);
        return new OpenTarget(row, status);
    }

    /** SELECTs again, to see what arrived. */
    void reopen(OpenTarget target) throws MailException {
        target.reopened(sessions.writer().select(target.name()).status());
    }

    /** The row of an entry's target, where there is one. */
    Optional<TargetMailbox> row(FolderPlan.Entry entry) {
        return Optional.ofNullable(known().get(entry.target()));
    }

    private void requireSame(FolderPlan.Entry entry, TargetMailbox row, MailboxStatus now) throws MailException {
        Optional<String> mismatch = OpenTarget.mismatch(row.uidValidity(), now.uidValidity());
        if (mismatch.isPresent()) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    false,
                    "open the target folder " + entry.targetFolder() + " of " + login,
                    mismatch.get());
        }
    }

    private Map<MailboxName, TargetMailbox> known() {
        return journal.targetMailboxes().stream().collect(Collectors.toMap(TargetMailbox::name, Function.identity()));
    }
}

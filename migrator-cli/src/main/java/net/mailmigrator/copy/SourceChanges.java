package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.mailmigrator.imap.ChangedMailbox;
import net.mailmigrator.imap.ChangedMailbox.Changes;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/**
 * Opens source mailboxes and lists them: where the last pass left nothing over, only what has changed since, which costs
 * one round trip with the opening (EXACTNESS §5). One pass, one thread.
 */
final class SourceChanges {
    private final Sessions sessions;
    private final UnchangedCheck unchanged;
    private final AccountJournal journal;
    private final Map<FolderPlan.Entry, Changes> changes = new HashMap<>();

    SourceChanges(Sessions sessions, UnchangedCheck unchanged, AccountJournal journal) {
        this.sessions = sessions;
        this.unchanged = unchanged;
        this.journal = journal;
    }

    /**
     * Opens one.
     *
     * @param all whether all flags are to be compared, changed or not
     */
    MailboxStatus open(FolderPlan.Entry entry, boolean all) throws MailException {
        changes.remove(entry);
        try {
            return examine(entry, all);
        } catch (MailException refused) {
            throw UnopenedSource.explained(entry, refused);
        }
    }

    private MailboxStatus examine(FolderPlan.Entry entry, boolean all) throws MailException {
        Optional<MailboxStatus> since = all ? Optional.empty() : unchanged.settledSince(entry);
        Optional<SourceMailbox> source = journal.sourceMailbox(entry.source().name());
        if (since.isEmpty() || source.isEmpty()) {
            return sessions.reader().examine(entry.source().name()).status();
        }
        long from = new KnownUids(journal, source.get().id()).lowest(since.get().uidNext());
        ChangedMailbox opened = sessions.reader().examine(entry.source().name(), since.get(), from);
        opened.changes().ifPresent(told -> changes.put(entry, told));
        return opened.opened().status();
    }

    /**
     * What is in the one that was opened last.
     *
     * @param done UIDs that are dealt with
     * @param known is shown those of them of which everything is known
     */
    SourceListing listing(FolderPlan.Entry entry, MailboxStatus status, UidSet done, Consumer<MessageMetadata> known)
            throws MailException {
        Changes told = changes.remove(entry);
        Optional<SourceListing> listing = told == null ? Optional.empty() : SourceListing.of(told, status, done, known);
        return listing.isPresent() ? listing.get() : SourceListing.read(sessions.reader(), status, done, known);
    }
}

package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/**
 * Tells messages that were expunged while they were copied from messages that the source holds and does not hand out:
 * some servers answer OK and send nothing, or NIL, for both (quirk 69). Whoever is still listed when the mailbox is opened
 * again has not vanished.
 */
final class VanishedCheck {
    private final MailboxReader reader;
    private final AccountJournal journal;

    VanishedCheck(MailboxReader reader, AccountJournal journal) {
        this.reader = reader;
        this.journal = journal;
    }

    /** Corrects the rows of one source mailbox; it is the one opened afterwards. */
    void run(FolderPlan.Entry entry, SourceMailbox source, SourceListing listing) throws MailException {
        UidSet vanished = journal.uids(source.id(), MessageState.VANISHED);
        UidSet unreadable = journal.uids(source.id(), MessageState.UNREADABLE);
        UidSet inDoubt = UidSet.of(LongStream.concat(vanished.stream(), unreadable.stream())
                .filter(listing.uids()::contains)
                .toArray());
        if (inDoubt.isEmpty()) {
            return;
        }
        UidSet listed = stillListed(entry, inDoubt);
        List<MessageRow> rows = new ArrayList<>();
        inDoubt.stream().forEach(uid -> {
            if (listed.contains(uid) && vanished.contains(uid)) {
                rows.add(row(uid, MessageState.UNREADABLE, "OK, and sent nothing; the message is still listed"));
            } else if (!listed.contains(uid) && unreadable.contains(uid)) {
                rows.add(row(uid, MessageState.VANISHED, "expunged at the source during the pass"));
            }
        });
        journal.record(source.id(), rows);
    }

    private UidSet stillListed(FolderPlan.Entry entry, UidSet uids) throws MailException {
        reader.examine(entry.source().name());
        LongStream.Builder listed = LongStream.builder();
        long first = uids.stream().min().orElseThrow();
        long last = uids.stream().max().orElseThrow();
        reader.listMessages(first, last, message -> listed.add(message.uid()));
        return UidSet.of(listed.build().toArray());
    }

    private static MessageRow row(long uid, MessageState state, String answer) {
        return new MessageRow(uid, 0, null, null, MessageFlags.NONE, null, null, state, answer);
    }
}

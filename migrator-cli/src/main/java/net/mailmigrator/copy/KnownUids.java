package net.mailmigrator.copy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;

/**
 * Notices that a source mailbox gives UIDs a second time though UIDVALIDITY is the same and UIDNEXT has not gone back: it
 * was put back to an earlier state and has grown past the journaled UIDNEXT since (I10). Then the highest journaled UIDs
 * that it lists mean other messages.
 */
final class KnownUids {
    private final Map<Long, MessageRow> highest;
    private boolean contradicted;

    KnownUids(AccountJournal journal, long sourceMailboxId) {
        this.highest = journal.highestCopied(sourceMailboxId).stream()
                .collect(Collectors.toMap(MessageRow::sourceUid, Function.identity()));
    }

    /** The lowest UID that {@link #seen} has to be shown; the given one where none is lower. */
    long lowest(long otherwise) {
        return highest.keySet().stream().mapToLong(Long::longValue).reduce(otherwise, Math::min);
    }

    /** A listed message with a journaled UID. Sizes alone may be corrected by a server, and dates alone may be altered. */
    void seen(MessageMetadata message) {
        MessageRow row = highest.get(message.uid());
        if (row != null && row.alteration() == null) {
            InternalDate then = row.internalDate();
            InternalDate now = message.internalDate();
            contradicted |= then != null
                    && now != null
                    && then.epochSecond() != now.epochSecond()
                    && row.sizeAsListed() != message.size();
        }
    }

    /** Whether a journaled UID means another message. */
    boolean contradicted() {
        return contradicted;
    }
}

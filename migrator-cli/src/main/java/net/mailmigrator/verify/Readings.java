package net.mailmigrator.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.ReadBack;
import net.mailmigrator.journal.ReadBackJournal;
import org.jspecify.annotations.Nullable;

/** What an earlier start of the same verification has read of one source mailbox, and where this one notes what it reads. */
final class Readings {
    private final @Nullable ReadBackJournal journal;
    private final long sourceMailboxId;
    private final UidValidity validity;
    private final UidSet earlier;
    private final Map<Long, ReadBack> remarkable = new HashMap<>();

    /** @param journal null: nothing is noted, and nothing was read */
    Readings(@Nullable ReadBackJournal journal, long sourceMailboxId, UidValidity target) {
        this.journal = journal;
        this.validity = target;
        this.sourceMailboxId = sourceMailboxId;
        this.earlier = journal == null ? UidSet.empty() : journal.targetUids(sourceMailboxId, target);
        if (journal != null && !earlier.isEmpty()) {
            journal.remarkable(sourceMailboxId).forEach(read -> remarkable.put(read.sourceUid(), read));
        }
    }

    /** Of the opened target mailbox. */
    UidValidity validity() {
        return validity;
    }

    /** Whether messages are read although there is nothing to compare them with. */
    boolean isNoted() {
        return journal != null;
    }

    /** Whether the copy of this row was read. */
    boolean has(MessageRow row) {
        return row.targetUid() != null && earlier.contains(row.targetUid());
    }

    /** What was remarkable about it; null: nothing. */
    @Nullable
    ReadBack remark(MessageRow row) {
        ReadBack read = remarkable.get(row.sourceUid());
        return read != null && Long.valueOf(read.place().uid()).equals(row.targetUid()) ? read : null;
    }

    void note(List<ReadBack> read) {
        if (journal != null && !read.isEmpty()) {
            journal.add(sourceMailboxId, read);
        }
    }
}

package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.FlagBase;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;

/**
 * Sets flags once more that verification has found lost: a target whose disk is full takes messages, cannot note their
 * keywords, and shows that only to the next session. What becomes of them afterwards is the user's doing.
 */
final class LostFlags {
    private final AccountJournal journal;

    LostFlags(AccountJournal journal) {
        this.journal = journal;
    }

    /** What is to be at the target, by target UID. */
    Map<Long, FlagMerge> of(SourceMailbox source, String targetFolder, List<FlagBase> bases) {
        UidSet lost = uids(source, targetFolder);
        Map<Long, FlagMerge> merges = new HashMap<>();
        for (FlagBase base : bases) {
            if (base.targetUid() != null && !base.adopted() && lost.contains(base.sourceUid())) {
                merges.put(base.targetUid(), new FlagMerge(base.flags(), MessageFlags.NONE));
            }
        }
        return merges;
    }

    /** Of joined folders nobody can tell whose UID is meant: there it stays a discrepancy. */
    private UidSet uids(SourceMailbox source, String targetFolder) {
        boolean alone = journal.sourceMailboxes().stream()
                .noneMatch(other -> other.targetId() == source.targetId() && other.id() != source.id());
        return alone ? journal.flagsLost(targetFolder) : UidSet.empty();
    }

    /** Sets them; returns how many messages lacked some. */
    long set(String targetFolder, Map<Long, FlagMerge> merges, FlagStore store) throws MailException, PutBackException {
        if (merges.isEmpty()) {
            return 0;
        }
        long set = store.run(merges);
        journal.flagsSetAgain(targetFolder);
        return set;
    }
}

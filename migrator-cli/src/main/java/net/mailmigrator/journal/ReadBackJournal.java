package net.mailmigrator.journal;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;

/**
 * What a verification of all contents of one account has read so far: kept until it has ended, so that one that was
 * killed goes on behind the last message it noted. One transaction per call; thread-safe.
 */
public interface ReadBackJournal {
    /**
     * Begins, or goes on with one that did not come to its end.
     *
     * @param anew forget what an unfinished one has read
     * @return whether it goes on
     */
    boolean begin(boolean anew, Instant at);

    /** Target UIDs, under this UIDVALIDITY, whose messages were read; those of one source mailbox. */
    UidSet targetUids(long sourceMailboxId, UidValidity validity);

    /** Those of a source mailbox that are not {@link ReadBack.Verdict#SAME}, in ascending order. */
    List<ReadBack> remarkable(long sourceMailboxId);

    /** Notes messages; what was noted of them before is replaced. */
    void add(long sourceMailboxId, List<ReadBack> read);

    /** All of a source mailbox whose copies still are what they were, by ascending source UID, read in pieces. */
    Iterator<ReadBack> bySourceUid(long sourceMailboxId);

    /** The same, by ascending target UID. */
    Iterator<ReadBack> byTargetUid(long sourceMailboxId);

    /** Ends it, and forgets. */
    void end();
}

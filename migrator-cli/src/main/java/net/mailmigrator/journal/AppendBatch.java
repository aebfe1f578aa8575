package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import net.mailmigrator.imap.UidValidity;

/**
 * Messages that were sent, or were about to be, in one APPEND.
 *
 * @param floor the target's UIDNEXT as known when it was sent
 * @param members in the order of sending
 */
public record AppendBatch(
        long id,
        long sourceMailboxId,
        long targetMailboxId,
        State state,
        UidValidity targetUidValidity,
        long floor,
        Instant createdAt,
        List<BatchMember> members) {
    /** What is known about it (EXACTNESS §2). */
    public enum State {
        /** Committed before it was sent; the answer is not known. */
        OPEN,
        /** All members are accounted for. */
        CONFIRMED,
        /** The server said NO. */
        REFUSED,
        /** A settled target holds none of it, for good. */
        ABSENT,
        /** A settled target held none of it; it was sent again as another batch, and may still turn up. */
        DOUBT
    }

    public AppendBatch {
        members = List.copyOf(members);
    }
}

package net.mailmigrator.journal;

import java.util.Map;
import net.mailmigrator.imap.Digest;
import org.jspecify.annotations.Nullable;

/** What the target of one account was seen to make of messages that were sent (EXACTNESS §3). */
public interface RewritingJournal {
    /** Notes what it was found to change: {@link AccountFacts#targetClass()}; null forgets it. */
    void targetClass(@Nullable String targetClass);

    /** Notes, by source UID, what came out of APPENDED messages. */
    void cameOut(long sourceMailboxId, Map<Long, CameOut> seen);

    /**
     * What was sent, without the header lines that servers are known to rewrite, by source UID: only of messages for which
     * that was noted.
     */
    Map<Long, Digest> withoutLines(long sourceMailboxId);

    /** Notes, by source UID, what APPENDED messages are without the header lines that servers are known to rewrite. */
    void withoutLines(long sourceMailboxId, Map<Long, Digest> digests);
}

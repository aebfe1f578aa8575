package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;

/** Cuts a list of messages into pieces that are fetched and sent together. */
final class Chunks {
    /** Messages in one piece. */
    static final int MAX_MESSAGES = 100;

    /** Octets in one piece, unless a single message is larger. */
    static final long MAX_OCTETS = 4L << 20;

    private Chunks() {}

    /** Pieces in ascending UID order, by the sizes as listed. */
    static List<UidSet> of(List<MessageMetadata> messages) {
        List<UidSet> chunks = new ArrayList<>();
        List<Long> chunk = new ArrayList<>();
        long octets = 0;
        for (MessageMetadata message : messages) {
            if (!chunk.isEmpty() && (chunk.size() == MAX_MESSAGES || octets + message.size() > MAX_OCTETS)) {
                chunks.add(uids(chunk));
                chunk.clear();
                octets = 0;
            }
            chunk.add(message.uid());
            octets += message.size();
        }
        if (!chunk.isEmpty()) {
            chunks.add(uids(chunk));
        }
        return chunks;
    }

    private static UidSet uids(List<Long> uids) {
        return UidSet.of(uids.stream().mapToLong(Long::longValue).toArray());
    }
}

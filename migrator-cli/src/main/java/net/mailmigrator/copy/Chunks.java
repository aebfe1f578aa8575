package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;

/** Cuts a list of messages into pieces that are fetched and sent together. */
final class Chunks {
    /** Messages in one piece. */
    static final int MAX_MESSAGES = 100;

    /** Octets in one piece, unless a single message is larger. */
    static final long MAX_OCTETS = 4L << 20;

    private Chunks() {}

    /**
     * Pieces in ascending UID order, by the sizes as listed.
     *
     * @param largestPiece in how large a piece a message may be, by its UID
     */
    static List<UidSet> of(List<MessageMetadata> messages, LongToIntFunction largestPiece) {
        List<UidSet> chunks = new ArrayList<>();
        List<Long> chunk = new ArrayList<>();
        int most = MAX_MESSAGES;
        long octets = 0;
        for (MessageMetadata message : messages) {
            int mostWithIt = Math.min(most, largestPiece.applyAsInt(message.uid()));
            if (!chunk.isEmpty() && (chunk.size() >= mostWithIt || octets + message.size() > MAX_OCTETS)) {
                chunks.add(uids(chunk));
                chunk.clear();
                most = MAX_MESSAGES;
                octets = 0;
            }
            most = Math.min(most, largestPiece.applyAsInt(message.uid()));
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

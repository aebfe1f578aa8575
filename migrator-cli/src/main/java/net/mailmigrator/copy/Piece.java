package net.mailmigrator.copy;

import net.mailmigrator.imap.UidSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of a mailbox as it is handed from the source to the target. Closing it frees the texts.
 *
 * @param number in the order in which pieces are to arrive, from 0
 * @param uids all messages that were asked for
 * @param fetched what came of it
 * @param failure what ended the fetch before it was complete; null: it is complete
 */
record Piece(
        int number,
        UidSet uids,
        FetchedChunk fetched,
        @Nullable Throwable failure) implements AutoCloseable {
    @Override
    public void close() {
        fetched.close();
    }
}

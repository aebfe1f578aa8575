package net.mailmigrator.copy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.UidSet;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pieces of a mailbox in their order, on a thread of its own, while earlier ones are being sent. A few are
 * ready at most; then the reader waits, and through TCP so does the source. Closing it ends the fetch that is under way
 * and leaves the session good. Thread-safe.
 */
final class Reading implements AutoCloseable {
    private static final int AHEAD = 2;

    private final MailboxReader reader;
    private final List<UidSet> pieces;
    private final Thread thread;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Piece> ready = new ArrayDeque<>();
    private boolean ended;
    private volatile boolean closed;

    private Reading(MailboxReader reader, List<UidSet> pieces) {
        this.reader = reader;
        this.pieces = pieces;
        this.thread = new Thread(this::read, Thread.currentThread().getName() + " reader");
        thread.setDaemon(true);
    }

    /** Begins; nobody else uses the session until it is closed. */
    static Reading start(MailboxReader reader, List<UidSet> pieces) {
        Reading reading = new Reading(reader, pieces);
        reading.thread.start();
        return reading;
    }

    /** The next piece, which the caller closes; null after the last one, or the one that failed. Waits for it. */
    @Nullable
    Piece next() {
        lock.lock();
        try {
            while (ready.isEmpty() && !ended) {
                changed.awaitUninterruptibly(); // a session has its time-outs
            }
            changed.signalAll();
            return ready.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        for (int number = 0; number < pieces.size() && !closed; number++) {
            Piece piece = fetch(number);
            hand(piece);
            if (piece.failure() != null) {
                break;
            }
        }
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whatever ends the fetch is thrown again where the piece is taken. */
    private Piece fetch(int number) {
        FetchedChunk fetched = new FetchedChunk(() -> closed);
        try {
            reader.fetch(pieces.get(number), fetched);
            return new Piece(number, pieces.get(number), fetched, null);
        } catch (Throwable failure) {
            return new Piece(number, pieces.get(number), fetched, failure);
        }
    }

    private void hand(Piece piece) {
        lock.lock();
        try {
            while (ready.size() >= AHEAD && !closed) {
                changed.awaitUninterruptibly();
            }
            ready.addLast(piece);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the thread has ended and what nobody took is freed. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            while (!ended) {
                changed.awaitUninterruptibly();
            }
            ready.forEach(Piece::close);
            ready.clear();
        } finally {
            lock.unlock();
        }
    }
}

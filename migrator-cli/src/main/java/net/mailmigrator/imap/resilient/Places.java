package net.mailmigrator.imap.resilient;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * So many connections at once; the number can become smaller while they are open. Whoever took a place has a connection
 * only once the server has let it in: what a refusal says of the cap is the number of those. Thread-safe.
 */
final class Places {
    private final Reducible free;
    private final int most;
    private int total;
    private int open;
    private @Nullable MailException lastRefusal;

    Places(int total) {
        this.free = new Reducible(total);
        this.most = total;
        this.total = total;
    }

    /** What a refusal has told. */
    enum Lesson {
        /** There are fewer places from now on. */
        FEWER,
        /** Another refusal has told since this login began: there are fewer places than it was to be one of. */
        KNOWN,
        /** Nothing: no connection was open, or as many as are allowed. */
        NONE
    }

    /** A login that is on its way, and how many connections were open and allowed when it began. */
    final class Attempt {
        private final int openThen;
        private final int totalThen;

        private Attempt(int openThen, int totalThen) {
            this.openThen = openThen;
            this.totalThen = totalThen;
        }

        /**
         * The server takes no further connection: no more from now on than were open at once while it thought about that.
         * Logins that were on their way are not among them: they may be refused as well.
         */
        Lesson refused(MailException refusal) {
            synchronized (Places.this) {
                lastRefusal = refusal;
                int seen = Math.max(openThen, open);
                if (seen > 0 && seen < total) {
                    free.reducePermits(total - seen);
                    total = seen;
                    return Lesson.FEWER;
                }
                return total < totalThen ? Lesson.KNOWN : Lesson.NONE;
            }
        }
    }

    /** Waits for a free one; false where none became free, or the thread was interrupted (the flag is kept). */
    boolean take(Duration patience) {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whoever has taken a place asks the server for a connection. */
    synchronized Attempt attempt() {
        return new Attempt(open, total);
    }

    /**
     * The server has let a connection in.
     *
     * @param grown is told the refusal that had taught less, where more are open by now than it let think, and the new number
     */
    synchronized void opened(ObjIntConsumer<MailException> grown) {
        open++;
        MailException earlier = lastRefusal;
        if (open > total && total < most && earlier != null) {
            free.release(open - total);
            total = open;
            grown.accept(earlier, total);
        }
    }

    /** A place on which no connection was let in. */
    void giveBack() {
        free.release();
    }

    /** A connection is closed, and its place is free. */
    void closed() {
        synchronized (this) {
            open--;
        }
        free.release();
    }

    /** How many are free now. */
    int free() {
        return Math.max(0, free.availablePermits());
    }

    synchronized int total() {
        return total;
    }

    private static final class Reducible extends Semaphore {
        private static final long serialVersionUID = 1L;

        Reducible(int permits) {
            super(permits, true);
        }

        @Override
        protected void reducePermits(int reduction) {
            super.reducePermits(reduction);
        }
    }
}

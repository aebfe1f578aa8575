package net.mailmigrator.copy;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * The order in which pieces take effect at the target, whatever connections they are sent on (I11). A piece may be
 * uploaded before its turn; until then it neither takes effect nor touches the journal, which therefore is changed by one
 * thread at a time. Behind a piece that failed none has its turn any more. Thread-safe.
 */
final class Turns {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int now;
    private @Nullable Failed failed;

    /**
     * The first piece, in order, that did not come to its end.
     *
     * @param inFlight messages that were under way
     * @param appending whether they were on their way to the target, and not from the source
     */
    record Failed(int number, Throwable why, UidSet inFlight, boolean appending) {}

    /**
     * Waits until all earlier pieces are done; returns at once where it has its turn already.
     *
     * @throws MailException where an earlier one has failed
     */
    void await(int number) throws MailException {
        lock.lock();
        try {
            while (now < number && !isOvertaken(number)) {
                changed.awaitUninterruptibly(); // whoever has the turn ends by its own time-outs
            }
            if (isOvertaken(number)) {
                throw MailException.stopped(
                        FailureScope.MAILBOX, "append a batch", "it was called off because an earlier one failed");
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOvertaken(int number) {
        return failed != null && failed.number() < number;
    }

    /** A piece that had its turn is at its end. */
    void done(int number) {
        lock.lock();
        try {
            now = number + 1;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A piece was given up; the first in order counts. */
    void failed(Failed failure) {
        lock.lock();
        try {
            if (failed == null || failure.number() < failed.number()) {
                failed = failure;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What failed first in order; null: nothing. */
    @Nullable
    Failed failed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    /** How many pieces are done. */
    int done() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }
}

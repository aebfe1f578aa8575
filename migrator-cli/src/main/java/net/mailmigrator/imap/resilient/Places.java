package net.mailmigrator.imap.resilient;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many connections at once; the number can become smaller while they are open. Thread-safe. */
final class Places {
    private final Reducible free;
    private int total;

    Places(int total) {
        this.free = new Reducible(total);
        this.total = total;
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

    void giveBack() {
        free.release();
    }

    /** How many are free now. */
    int free() {
        return Math.max(0, free.availablePermits());
    }

    synchronized int total() {
        return total;
    }

    /** No more from now on than are taken at this moment; empty where that is no change, or none is taken. */
    synchronized OptionalInt lowerToTaken() {
        int taken = total - free.availablePermits();
        if (taken < 1 || taken >= total) {
            return OptionalInt.empty();
        }
        free.reducePermits(total - taken);
        total = taken;
        return OptionalInt.of(taken);
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

package net.mailmigrator.imap.angus;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many octets of messages all sessions of the program together keep in memory. A message is charged with what its
 * literal had, never with RFC822.SIZE, and gives that back when it is closed. Thread-safe.
 *
 * <p>Nobody ever waits for it: a message that finds no room goes to a file ({@link Overflow}). So nothing can deadlock on
 * it, whoever holds how much for how long. Beside it, each connection that reads has the one response that it is reading,
 * of {@link GuardedProtocol#LARGEST_RESPONSE} at most, and the few pieces of the one large message that it fetches.
 */
public final class MemoryBudget {
    private static final int PART_OF_THE_HEAP = 3;

    private final AtomicLong left;

    /** @param octets in all */
    public MemoryBudget(long octets) {
        this.left = new AtomicLong(octets);
    }

    /** A third of the largest heap that the JVM may have. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
    }

    /** Whether there is room for so many; it is taken then. */
    boolean take(long octets) {
        long before = left.get();
        while (before >= octets) {
            if (left.compareAndSet(before, before - octets)) {
                return true;
            }
            before = left.get();
        }
        return false;
    }

    /** They are not held any more. */
    void giveBack(long octets) {
        left.addAndGet(octets);
    }

    /** What is not taken. */
    long left() {
        return left.get();
    }
}

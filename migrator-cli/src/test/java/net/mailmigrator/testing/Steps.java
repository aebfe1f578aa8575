package net.mailmigrator.testing;

/**
 * Counts the protocol steps of a process on all its connections: each command that it has sent in full, before the server
 * gets its last octets, and each tagged answer, before the process gets it. At one of them something can be done; what
 * passes there waits for it. Thread-safe.
 */
public final class Steps {
    private int count;
    private int fatal;
    private Runnable deed = () -> {};

    /** Counts from 0 again, and does something when step {@code number} (from 1) comes to pass. */
    public synchronized void arm(int number, Runnable whatToDo) {
        count = 0;
        fatal = number;
        deed = whatToDo;
    }

    /** Steps since the last {@link #arm}. */
    public synchronized int count() {
        return count;
    }

    /** Whether the step was reached. */
    public synchronized boolean fired() {
        return fatal > 0 && count >= fatal;
    }

    void passes() {
        Runnable due;
        synchronized (this) {
            count++;
            due = count == fatal ? deed : () -> {};
        }
        due.run();
    }
}

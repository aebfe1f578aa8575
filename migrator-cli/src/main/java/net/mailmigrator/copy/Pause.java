package net.mailmigrator.copy;

import java.time.Duration;

/** Waits; injected, so that tests pass the time by hand. */
@FunctionalInterface
public interface Pause {
    /** Returns after so long, or earlier when the thread is interrupted (the flag is kept). */
    void pause(Duration length);

    /** The real thing. */
    Pause REAL = length -> {
        try {
            java.util.concurrent.TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    };
}

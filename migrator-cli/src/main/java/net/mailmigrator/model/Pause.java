package net.mailmigrator.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits; injected, so that tests pass the time by hand. */
@FunctionalInterface
public interface Pause {
    /** Returns after so long, or earlier when the thread is interrupted (the flag is kept). */
    void pause(Duration length);

    /** The real thing. */
    Pause REAL = length -> {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    };
}

package net.mailmigrator.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only when somebody waits. Thread-safe. */
public final class PassingTime {
    private final Instant begin = Instant.parse("2026-11-24T06:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(begin);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    /** Tells this time. */
    public Clock clock() {
        return clock;
    }

    /** Waits without taking long. */
    public void pass(Duration length) {
        now.updateAndGet(before -> before.plus(length));
    }

    /** How much has passed. */
    public Duration passed() {
        return Duration.between(begin, now.get());
    }
}

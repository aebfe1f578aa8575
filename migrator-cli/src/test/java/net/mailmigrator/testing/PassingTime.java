package net.mailmigrator.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Time that passes only when somebody waits. Thread-safe. */
public final class PassingTime {
    private final Instant begin = Instant.parse("2026-11-24T06:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(begin);
    private final AtomicReference<@Nullable Alarm> alarm = new AtomicReference<>();
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    private record Alarm(Instant at, Runnable ring) {}

    /** Tells this time. */
    public Clock clock() {
        return clock;
    }

    /** Waits without taking long. */
    public void pass(Duration length) {
        Instant reached = now.updateAndGet(before -> before.plus(length));
        Alarm due = alarm.getAndUpdate(set -> set != null && !reached.isBefore(set.at()) ? null : set);
        if (due != null && !reached.isBefore(due.at())) {
            due.ring().run();
        }
    }

    /** Does something once so much has passed from the beginning on. */
    public void whenPassed(Duration length, Runnable ring) {
        alarm.set(new Alarm(begin.plus(length), ring));
    }

    /** How much has passed. */
    public Duration passed() {
        return Duration.between(begin, now.get());
    }
}

package net.mailmigrator.imap.resilient;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets messages and octets pass at most so fast, by making whoever brings them wait. Thread-safe. */
final class Throttle {
    private static final int OCTETS_PER_PERMIT = 1024;

    private final @Nullable RateLimiter messages;
    private final @Nullable RateLimiter kibibytes;

    /** @param name for people */
    Throttle(String name, Caps caps) {
        this.messages = limiter(name, caps.messagesPerSecond());
        this.kibibytes = limiter(
                name,
                caps.octetsPerSecond() == 0
                        ? 0
                        : Math.max(1, (int) Math.min(Integer.MAX_VALUE, caps.octetsPerSecond() / OCTETS_PER_PERMIT)));
    }

    private static @Nullable RateLimiter limiter(String name, int perSecond) {
        return perSecond == 0
                ? null
                : RateLimiter.of(
                        name,
                        RateLimiterConfig.custom()
                                .limitForPeriod(perSecond)
                                .limitRefreshPeriod(Duration.ofSeconds(1))
                                .timeoutDuration(Duration.ofDays(1))
                                .build());
    }

    /** Returns when these may pass. */
    void pass(int count, long octets) {
        await(messages, count);
        await(kibibytes, (int) Math.min(Integer.MAX_VALUE, Math.max(1, octets / OCTETS_PER_PERMIT)));
    }

    /** Takes the permits at once, of later seconds if need be, and waits for their time to come. */
    private static void await(@Nullable RateLimiter limiter, int permits) {
        if (limiter != null) {
            long nanos = limiter.reservePermission(permits);
            if (nanos > 0) {
                LockSupport.parkNanos(nanos);
            }
        }
    }
}

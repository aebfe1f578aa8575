package net.mailmigrator.imap.resilient;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares a server that cannot be reached: after the first connection that does not come about, one at a time tries again,
 * at growing distances, and everybody else waits for how that goes. Who waits is given up when the server has been away
 * for longer than the bound; where it has never answered at all that is seconds, since then a name, a port or a firewall
 * is wrong more often than the server is away. Thread-safe.
 */
final class HostBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(HostBreaker.class);
    private static final Duration NEVER_SEEN = Duration.ofSeconds(10);
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String name;
    private final Duration bound;
    private final Waiting waiting;
    private final CircuitBreaker breaker;
    private boolean seen;
    private @Nullable Outage outage;

    private record Outage(Instant since, int attempts, MailException last) {
        Outage with(MailException failure) {
            return new Outage(since, attempts + 1, failure);
        }
    }

    /**
     * A server that nobody has tried to reach yet.
     *
     * @param name for people: {@code mail.example.org:993}
     * @param bound how long it is waited for once it has answered
     */
    HostBreaker(String name, Duration bound, Waiting waiting) {
        this.name = name;
        this.bound = bound;
        this.waiting = waiting;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindow(1, 1, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(SLICE, 2, LONGEST))
                        .clock(waiting.clock())
                        .build());
    }

    /** Whether the server could not be reached the last time that it was tried. */
    synchronized boolean isOpen() {
        return outage != null;
    }

    /** Whether a failure means that nobody gets a session there just now, and no words that are obeyed elsewhere. */
    static boolean meansAway(MailException failure) {
        return failure.retryable()
                && (failure.scope() == FailureScope.RUN || failure.concernsWholeHost())
                && Manner.of(failure).isEmpty();
    }

    /**
     * Returns when a connection may be tried.
     *
     * @throws MailException not to be tried again: the server was away for too long, or a stop came
     */
    Permit await() throws MailException {
        while (!breaker.tryAcquirePermission()) {
            MailException given = givenUp();
            if (given != null) {
                throw given;
            }
            if (!waiting.until(waiting.now().plus(SLICE))) {
                throw stopped();
            }
        }
        return new Permit();
    }

    /** One attempt to connect; closed without one, it lets another try. */
    final class Permit implements AutoCloseable {
        private boolean used;

        /** Connects, and takes note of whether the server could be reached. */
        <T> T connect(Gate.Ask<T> open) throws MailException {
            try {
                T session = open.ask();
                answered();
                return session;
            } catch (MailException failure) {
                if (meansAway(failure)) {
                    notReached(failure);
                } else if (failure.meaning() != AnswerMeaning.NO_TOKEN) {
                    answered();
                }
                throw failure;
            }
        }

        private void answered() {
            used = true;
            reached();
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }

        private void notReached(MailException failure) {
            used = true;
            missed(failure);
            breaker.onError(0, TimeUnit.NANOSECONDS, failure);
        }

        @Override
        public void close() {
            if (!used) {
                breaker.releasePermission();
            }
        }
    }

    private synchronized void reached() {
        seen = true;
        Outage ended = outage;
        if (ended != null) {
            outage = null;
            Duration length = Duration.between(ended.since(), waiting.now());
            LOG.warn("{}: it answers again, after {} s", name, length.toSeconds());
            waiting.listener().back(name, length);
        }
    }

    private synchronized void missed(MailException failure) {
        Outage before = outage;
        outage = before == null ? new Outage(waiting.now(), 1, failure) : before.with(failure);
        if (before == null) {
            LOG.warn(
                    "{}: it cannot be reached; its accounts wait for it, up to {} s, while one connection tries again: {}",
                    name,
                    patience().toSeconds(),
                    failure.answer());
            waiting.listener().away(name, failure.answer());
        }
    }

    private Duration patience() {
        return seen || bound.compareTo(NEVER_SEEN) < 0 ? bound : NEVER_SEEN;
    }

    private synchronized @Nullable MailException givenUp() {
        Outage now = outage;
        if (now == null || waiting.now().isBefore(now.since().plus(patience()))) {
            return null;
        }
        String tried = " (tried " + now.attempts() + (now.attempts() == 1 ? " time" : " times") + " within "
                + Duration.between(now.since(), waiting.now()).toSeconds() + " s";
        return now.last()
                .withScope(FailureScope.RUN)
                .givenUp(tried + (seen ? ", for it had answered before; see run.hostDown" : "; it has never answered")
                        + ")");
    }

    private synchronized MailException stopped() {
        Outage now = outage;
        return MailException.postponed(
                FailureScope.ACCOUNT,
                now == null ? "connect to " + name : now.last().attempted(),
                (now == null
                                ? "somebody else was trying"
                                : MailException.withoutFullStop(now.last().answer()))
                        + "; the wait for it was ended by a stop. Nothing is lost; run the command again");
    }
}

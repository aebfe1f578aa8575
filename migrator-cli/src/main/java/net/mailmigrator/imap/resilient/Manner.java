package net.mailmigrator.imap.resilient;

import java.time.Duration;
import java.util.Optional;
import net.mailmigrator.model.MailException;

/**
 * How a server that wants something to be asked later is obeyed: who waits, how long where it does not say, and when it is
 * given up.
 *
 * @param longest the pauses double up to this; a suggested time is kept to whatever its length
 * @param patience how long one thing may be kept waiting in all, without any success, before it is left to another run
 */
record Manner(Reach reach, Duration first, Duration longest, Duration patience) {
    /** Who has to wait. */
    enum Reach {
        /** Everything that is asked of the host, by whomever. */
        HOST,
        /** Logins: those of the one that is meant, or all. */
        LOGINS,
        /** Only whoever asked. */
        ASKER
    }

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Manner THROTTLED = new Manner(Reach.HOST, SECOND, Duration.ofMinutes(5), Duration.ofHours(1));
    private static final Manner CAPPED =
            new Manner(Reach.LOGINS, SECOND, Duration.ofSeconds(30), Duration.ofMinutes(10));
    private static final Manner BUSY = new Manner(Reach.ASKER, SECOND, Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Manner BUGGY = new Manner(Reach.ASKER, SECOND, Duration.ofSeconds(4), Duration.ofSeconds(8));

    /** For a failure; empty: it is none that waiting by its words would help. */
    static Optional<Manner> of(MailException failure) {
        if (!failure.retryable()) {
            return Optional.empty();
        }
        return switch (failure.meaning()) {
            case THROTTLED -> Optional.of(THROTTLED);
            case CONNECTION_CAP -> Optional.of(CAPPED);
            case MAILBOX_IN_USE -> onGoodSession(failure, BUSY);
            case UNAVAILABLE -> failure.asksForQuiet() ? Optional.of(THROTTLED) : onGoodSession(failure, BUSY);
            case SERVER_BUG -> onGoodSession(failure, BUGGY);
            default -> failure.asksForQuiet() ? Optional.of(THROTTLED) : Optional.empty();
        };
    }

    /** A session that is gone is opened again by others, and counted. */
    private static Optional<Manner> onGoodSession(MailException failure, Manner manner) {
        return failure.connectionLost() ? Optional.empty() : Optional.of(manner);
    }

    /** How long to wait after so many pauses that did not help. */
    Duration pause(MailException failure, int times) {
        Duration suggested = failure.backOff().orElse(Duration.ZERO);
        if (times == 0 && failure.backOff().isPresent()) {
            return suggested;
        }
        Duration doubled = first.multipliedBy(1L << Math.min(times, 20));
        Duration own = doubled.compareTo(longest) > 0 ? longest : doubled;
        return own.compareTo(suggested) > 0 ? own : suggested;
    }
}

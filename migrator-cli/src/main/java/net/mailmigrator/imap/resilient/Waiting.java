package net.mailmigrator.imap.resilient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How time passes for whoever has to wait for a server.
 *
 * @param pause returns after so long
 * @param stop whether nobody wants to wait any longer; asked at least once a second
 * @param listener told what servers asked for
 */
public record Waiting(Clock clock, Consumer<Duration> pause, BooleanSupplier stop, Listener listener) {
    private static final Duration SLICE = Duration.ofSeconds(1);

    /** Told what servers ask for. Thread-safe; must be quick and must not throw. */
    public interface Listener {
        /**
         * A host is left alone.
         *
         * @param longer by how much longer than was known before
         * @param words what the server said
         */
        void quiet(String host, Duration longer, String words);

        /**
         * A host gets fewer connections at once from now on.
         *
         * @param whose the login that the limit is for; empty: the whole host
         */
        void capped(String host, String whose, int connections, String words);

        /** A server that somebody needs cannot be reached, and is waited for. */
        void away(String server, String words);

        /** It could be reached again, after so long. */
        void back(String server, Duration length);
    }

    Instant now() {
        return clock.instant();
    }

    /** Waits; false where a stop came first. */
    boolean until(Instant moment) {
        for (Duration rest = rest(moment); !rest.isNegative() && !rest.isZero(); rest = rest(moment)) {
            if (stopped()) {
                return false;
            }
            pause.accept(rest.compareTo(SLICE) > 0 ? SLICE : rest);
        }
        return true;
    }

    boolean stopped() {
        return stop.getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    private Duration rest(Instant moment) {
        return Duration.between(now(), moment);
    }
}

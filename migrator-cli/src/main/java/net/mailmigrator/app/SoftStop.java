package net.mailmigrator.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.model.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command is to begin nothing more: after a signal, or when its time is over. What is in flight then is
 * finished; after the time it has {@link #GRACE} for that, and then its connections are cut, as by any other loss of a
 * connection nothing is lost by that. Once over, it stays over, also where the clock is set back. Thread-safe.
 */
final class SoftStop implements StopRequest {
    /** How long what is in flight at the end of the time is waited for. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private final Interrupts interrupts;
    private final Environment environment;
    private final @Nullable End end;
    private final AtomicBoolean over = new AtomicBoolean();

    /** The end of the time, and what it is called. */
    record End(Instant at, String what) {}

    /** @param end null: there is time enough */
    SoftStop(Interrupts interrupts, Environment environment, @Nullable End end) {
        this.interrupts = interrupts;
        this.environment = environment;
        this.end = end;
        if (end != null) {
            Duration left = Duration.between(environment.clock().instant(), end.at());
            environment.servers().cutAfter((left.isNegative() ? Duration.ZERO : left).plus(GRACE));
        }
    }

    @Override
    public boolean requested() {
        return interrupts.requested() || isOver();
    }

    private boolean isOver() {
        if (end == null || over.get()) {
            return over.get();
        }
        if (environment.clock().instant().isBefore(end.at())) {
            return false;
        }
        if (over.compareAndSet(false, true)) {
            environment
                    .console()
                    .err()
                    .println("stopping: it is time (" + end.what() + "); what is in flight is finished and noted, for "
                            + GRACE.toSeconds() + " s at most");
        }
        return true;
    }

    /** What the command ends with; empty: nothing has stopped it. */
    Optional<ExitStatus> status() {
        return interrupts.status().or(() -> isOver() ? Optional.of(ExitStatus.STOPPED) : Optional.empty());
    }

    /** What stopped it, where that was the time and not a signal. */
    Optional<String> timeIsOver() {
        return end != null && interrupts.status().isEmpty() && isOver()
                ? Optional.of("stopped softly at " + end.what() + "; what is left is gone on with by the next run")
                : Optional.empty();
    }
}

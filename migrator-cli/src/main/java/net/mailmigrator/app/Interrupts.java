package net.mailmigrator.app;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.model.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM while work is under way: the first asks for a soft stop, the second ends the process at once.
 * Nothing is lost even then, since the journal has what was done. Thread-safe.
 */
public final class Interrupts implements StopRequest {
    private final PrintStream err;
    private final IntConsumer endAtOnce;
    private final AtomicReference<@Nullable ExitStatus> first = new AtomicReference<>();

    /**
     * Nothing was signalled yet.
     *
     * @param endAtOnce ends the process with a status
     */
    public Interrupts(PrintStream err, IntConsumer endAtOnce) {
        this.err = err;
        this.endAtOnce = endAtOnce;
    }

    /** A signal came. */
    public void signalled(ExitStatus status) {
        if (first.compareAndSet(null, status)) {
            err.println("stopping: what is in flight is finished and noted; once more stops at once");
        } else {
            endAtOnce.accept(status.code());
        }
    }

    @Override
    public boolean requested() {
        return first.get() != null;
    }

    /** What the first signal was; empty where there was none. */
    Optional<ExitStatus> status() {
        return Optional.ofNullable(first.get());
    }
}

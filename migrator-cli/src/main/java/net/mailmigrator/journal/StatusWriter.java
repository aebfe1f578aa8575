package net.mailmigrator.journal;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes where the batch stands, every second and whenever something changed, on the timer's thread. That it cannot
 * is logged once and stops nothing. Thread-safe.
 */
public final class StatusWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final long PERIOD_SECONDS = 1;

    private final StatusFile file;
    private final Supplier<BatchStatus> snapshot;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile boolean closed;
    private @Nullable ScheduledFuture<?> periodic;

    StatusWriter(StatusFile file, Supplier<BatchStatus> snapshot, ScheduledExecutorService timer) {
        this.file = file;
        this.snapshot = snapshot;
        this.timer = timer;
    }

    /** Writes at once, then every second. */
    StatusWriter start() {
        write();
        periodic = timer.scheduleWithFixedDelay(this::write, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** An account has changed its state or its activity: write soon. Several changes at once are one writing. */
    public void changed() {
        if (!closed && asked.compareAndSet(false, true)) {
            try {
                timer.execute(() -> {
                    asked.set(false);
                    write();
                });
            } catch (RejectedExecutionException timerHasEnded) {
                LOG.debug("a change came after the last status", timerHasEnded);
            }
        }
    }

    private synchronized void write() {
        if (closed) {
            return;
        }
        try {
            file.write(snapshot.get());
        } catch (IOException | RuntimeException failed) {
            if (complained.compareAndSet(false, true)) {
                LOG.warn("cannot publish the status of the batch, and go on without", failed);
            }
        }
    }

    /** Writes a last time, then no more. */
    @Override
    public void close() {
        ScheduledFuture<?> running = periodic;
        if (running != null) {
            running.cancel(false);
        }
        write();
        synchronized (this) {
            closed = true;
        }
    }
}

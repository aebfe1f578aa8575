package net.mailmigrator.verify;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.model.MailException;

/**
 * The sessions of one verification. On the target, as many as folders are looked at side by side, used again; on the
 * source, only while one is needed, and whoever comes when all are out waits for one. Thread-safe.
 */
final class SessionPool implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(200);

    private final VerifyJob job;
    private final Semaphore sources;
    private final Deque<MailboxReader> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger opening = new AtomicInteger();

    SessionPool(VerifyJob job) {
        this.job = job;
        this.sources = new Semaphore(job.resources().sourceSessions());
    }

    /** A session on the target that nobody else uses; to be closed, which gives it back. */
    VerifySessions lease() throws MailException {
        opening.incrementAndGet();
        try {
            MailboxReader reader = idle.poll();
            return new VerifySessions(this, reader == null ? job.target().open() : reader);
        } finally {
            opening.decrementAndGet();
        }
    }

    /** Kept for the next, unless somebody waits for a connection that perhaps only this one can make room for. */
    void giveBack(MailboxReader target) {
        idle.push(target);
        if (opening.get() > 0) {
            MailboxReader free = idle.poll();
            if (free != null) {
                free.close();
            }
        }
    }

    boolean hasSource() {
        return job.source() != null;
    }

    /** A session on the source; to be given back with {@link #closeSource}. */
    MailboxReader openSource() throws MailException {
        if (job.source() == null) {
            throw new IllegalStateException("the source is not to be read");
        }
        acquire();
        boolean opened = false;
        try {
            MailboxReader reader = job.source().open();
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                sources.release();
            }
        }
    }

    /** Whoever waits for a session does so until a stop is requested. */
    private void acquire() {
        try {
            while (!sources.tryAcquire(SLICE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (stopRequested()) {
                    throw new Stopped();
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    void closeSource(MailboxReader source) {
        source.close();
        sources.release();
    }

    boolean stopRequested() {
        return job.resources().stop().getAsBoolean();
    }

    @Override
    public void close() {
        for (MailboxReader reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }
}

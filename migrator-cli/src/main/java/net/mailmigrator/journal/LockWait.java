package net.mailmigrator.journal;

import java.time.Duration;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Pause;
import net.mailmigrator.model.StopException;

/**
 * Waits for another process to let go of a batch, in short pauses: other processes give no sign when they do. For one wait
 * of one thread.
 */
final class LockWait {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Pause pause;
    private final Duration patience;
    private Duration waited = Duration.ZERO;

    LockWait(Pause pause, Duration patience) {
        this.pause = pause;
        this.patience = patience;
    }

    /**
     * Whether to look again, after a moment; false when the patience is at its end.
     *
     * @throws StopException {@link ExitStatus#INTERRUPTED}
     */
    boolean again() {
        if (waited.compareTo(patience) >= 0) {
            return false;
        }
        waited = waited.plus(PAUSE);
        pause.pause(PAUSE);
        if (Thread.currentThread().isInterrupted()) {
            throw new StopException(ExitStatus.INTERRUPTED, "interrupted while waiting for the lock of the batch");
        }
        return true;
    }
}

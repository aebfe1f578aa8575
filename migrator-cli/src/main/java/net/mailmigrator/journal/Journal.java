package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import net.mailmigrator.model.ExitStatus;

/**
 * The crash-safe facts of one batch (EXACTNESS §2). Opening it takes the lock of the batch. Every method that changes
 * something has committed when it returns. Thread-safe; the {@link AccountJournal} of one account belongs to one thread
 * at a time.
 */
public interface Journal extends AutoCloseable {
    /** Notes that a command begins; returns the id of the run. */
    long beginRun(String command, List<String> selection, Instant startedAt);

    /** Notes how it ended. */
    void endRun(long runId, ExitStatus status, Instant endedAt);

    /** The last run of any of the given commands. */
    Optional<RunRecord> lastRun(String... commands);

    /** The journal of an account, created when it is new. */
    AccountJournal account(String login);

    /** All accounts from their counters; never reads message rows. */
    Progress progress();

    /**
     * Publishes where the batch stands for those who look while it is worked on: at once, every second, and soon after
     * {@link StatusWriter#changed()}. To be closed before the journal.
     *
     * @param slots what is being done at the moment; called on the timer's thread
     */
    StatusWriter publish(Supplier<List<BatchStatus.Slot>> slots, ScheduledExecutorService timer);

    /** Forgets everything about an account; false where it is not known. */
    boolean reset(String login);

    /** Makes all that was committed survive a power loss ({@code CHECKPOINT SYNC}). */
    void checkpoint();

    /** Copies the journal aside, keeping the last two copies; part of ending a run. */
    void backup();

    /** Closes the database and gives the lock back. */
    @Override
    void close();
}

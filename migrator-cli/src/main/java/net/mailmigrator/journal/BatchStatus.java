package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch stands, as {@code status} shows it.
 *
 * @param running who works on it at the moment; null: nobody
 */
public record BatchStatus(Progress progress, @Nullable Running running) {
    /**
     * A process that works on the batch.
     *
     * @param since when it took the batch
     * @param writtenAt when it said so; more than a few seconds ago: it hangs, or its disk does
     * @param slots what it is doing, one line for each account under way
     */
    public record Running(String command, long pid, String host, Instant since, Instant writtenAt, List<Slot> slots) {
        public Running {
            slots = List.copyOf(slots);
        }
    }

    /** One account under way, and what is being done to it, for people. */
    public record Slot(String login, String activity) {}
}

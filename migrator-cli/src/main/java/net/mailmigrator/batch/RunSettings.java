package net.mailmigrator.batch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts at once, and what each side allows.
 *
 * @param source limits of the old server
 * @param target limits of the new server
 * @param mostFailedAccounts how many accounts may fail before no further one is begun
 * @param window when batches may run; null: at any time
 * @param hostDown how long a server that has answered and cannot be reached any more is waited for
 * @param deadline when the move is to be over; null: not agreed. Plans say whether it will be
 */
public record RunSettings(
        int parallelAccounts,
        Limits source,
        Limits target,
        int mostFailedAccounts,
        Duration hostDown,
        @Nullable NightWindow window,
        @Nullable Instant deadline) {
    /** At any time. */
    public RunSettings(int parallelAccounts, Limits source, Limits target, int mostFailedAccounts, Duration hostDown) {
        this(parallelAccounts, source, target, mostFailedAccounts, hostDown, null, null);
    }

    /**
     * Caps per server.
     *
     * @param connections open at once
     * @param loginsPerSecond 0: no limit
     * @param messagesPerSecond 0: no limit
     * @param bytesPerSecond 0: no limit
     */
    public record Limits(
            int connections, int perAccount, int loginsPerSecond, int messagesPerSecond, long bytesPerSecond) {
        /** Without limits of what is carried. */
        public Limits(int connections, int perAccount, int loginsPerSecond) {
            this(connections, perAccount, loginsPerSecond, 0, 0);
        }
    }
}

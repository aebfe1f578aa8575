package net.mailmigrator.batch;

/**
 * How many accounts at once, and what each side allows.
 *
 * @param source limits of the old server
 * @param target limits of the new server
 * @param mostFailedAccounts how many accounts may fail before no further one is begun
 */
public record RunSettings(int parallelAccounts, Limits source, Limits target, int mostFailedAccounts) {
    /** However many accounts fail. */
    public RunSettings(int parallelAccounts, Limits source, Limits target) {
        this(parallelAccounts, source, target, Integer.MAX_VALUE);
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

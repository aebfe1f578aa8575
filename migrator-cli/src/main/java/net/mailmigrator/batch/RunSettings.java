package net.mailmigrator.batch;

/**
 * How many accounts at once, and what each side allows.
 *
 * @param source limits of the old server
 * @param target limits of the new server
 */
public record RunSettings(int parallelAccounts, Limits source, Limits target) {
    /**
     * Caps per server.
     *
     * @param connections open at once
     * @param loginsPerSecond 0: no limit
     */
    public record Limits(int connections, int perAccount, int loginsPerSecond) {}
}

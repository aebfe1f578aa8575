package net.mailmigrator.imap.resilient;

import java.time.Duration;

/**
 * What a server is asked for at most.
 *
 * @param connections open at once
 * @param perLogin open at once for one login
 * @param loginsPerSecond 0: no limit
 * @param messagesPerSecond fetched or appended; 0: no limit
 * @param octetsPerSecond of these messages; 0: no limit
 * @param patience how long to wait for a free connection before the account is given up
 */
public record Caps(
        int connections,
        int perLogin,
        int loginsPerSecond,
        int messagesPerSecond,
        long octetsPerSecond,
        Duration patience) {
    /** Without limits of what is carried. */
    public Caps(int connections, int perLogin, int loginsPerSecond, Duration patience) {
        this(connections, perLogin, loginsPerSecond, 0, 0, patience);
    }
}

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
 * @param hostDown how long a server that has answered and cannot be reached any more is waited for
 */
public record Caps(
        int connections,
        int perLogin,
        int loginsPerSecond,
        int messagesPerSecond,
        long octetsPerSecond,
        Duration patience,
        Duration hostDown) {
    /** Without limits of what is carried. */
    public Caps(int connections, int perLogin, int loginsPerSecond, Duration patience, Duration hostDown) {
        this(connections, perLogin, loginsPerSecond, 0, 0, patience, hostDown);
    }
}

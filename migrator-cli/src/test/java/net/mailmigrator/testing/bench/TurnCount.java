package net.mailmigrator.testing.bench;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the round trips of one connection by what may have caused what: an octet from the client is one deeper than
 * the deepest octet that had reached the client by then, an octet from the server as deep as the deepest that had
 * reached the server. A client that sends without waiting stays at one, however much it sends.
 */
final class TurnCount {
    private final AtomicLong total;
    private volatile int atClient;
    private volatile int atServer;
    private int deepest;

    /** @param total raised by one with each round trip of the connection */
    TurnCount(AtomicLong total) {
        this.total = total;
    }

    /** One direction: how deep a piece is when it is sent, and that it has arrived. */
    interface Direction {
        /** Called by one thread. */
        int sent();

        /** Called by one thread, which may be another. */
        void arrived(int depth);
    }

    Direction client() {
        return new Direction() {
            @Override
            public int sent() {
                int depth = atClient + 1;
                total.addAndGet(Math.max(0, depth - deepest));
                deepest = Math.max(deepest, depth);
                return depth;
            }

            @Override
            public void arrived(int depth) {
                atServer = depth;
            }
        };
    }

    Direction server() {
        return new Direction() {
            @Override
            public int sent() {
                return atServer;
            }

            @Override
            public void arrived(int depth) {
                atClient = depth;
            }
        };
    }
}

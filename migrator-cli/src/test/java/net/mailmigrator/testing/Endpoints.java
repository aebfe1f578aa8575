package net.mailmigrator.testing;

import java.time.Duration;
import java.util.Set;
import net.mailmigrator.imap.Endpoint;

/** Endpoints on loopback. */
public final class Endpoints {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Endpoints() {}

    /** Clear text. */
    public static Endpoint clear(int port) {
        return new Endpoint("127.0.0.1", port, Endpoint.Tls.NONE, null, null, null, Set.of(), TIMEOUT);
    }

    /** Clear text, without these capabilities. */
    public static Endpoint clearWithout(int port, String... capabilities) {
        return new Endpoint("127.0.0.1", port, Endpoint.Tls.NONE, null, null, null, Set.of(capabilities), TIMEOUT);
    }
}

package net.mailmigrator.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.MailException;

/** Makes servers of endpoints; tests bring servers of their own. The source side sees the result as readable only. */
public interface ServerFactory {
    /**
     * The server at an endpoint; connects to nothing yet.
     *
     * @param trace gets each line of the dialogue, without credentials and literals
     */
    WritableServer server(Endpoint endpoint, Consumer<String> trace);

    /** The same where nobody listens. */
    default WritableServer server(Endpoint endpoint) {
        return server(endpoint, line -> {});
    }

    /**
     * Connects and looks at what the server shows before the login.
     *
     * @throws MailException RUN where it cannot be reached, is no IMAP server or its certificate does not match
     */
    Greeting probe(Endpoint endpoint) throws MailException;

    /** Once so much time has passed, all is {@link #cut}; called once at most. */
    default void cutAfter(Duration length) {}

    /** Closes all connections without a word to the servers; none is opened any more. */
    default void cut() {}

    /** How long to wait before a failed attempt is made again, for the first time; later pauses grow. */
    default Duration firstPause() {
        return Duration.ofSeconds(1);
    }

    /**
     * What a server shows before the login.
     *
     * @param tls empty where the connection is in clear text
     */
    record Greeting(Optional<Tls> tls, Set<String> capabilities) {}

    /**
     * How the connection is protected.
     *
     * @param protocol for example {@code TLSv1.3}
     * @param certificateNames what the certificate is made out to
     * @param trustLine the line to paste into the settings, to trust exactly this certificate
     */
    record Tls(String protocol, List<String> certificateNames, String sha256, Instant validUntil, String trustLine) {
        public Tls {
            certificateNames = List.copyOf(certificateNames);
        }
    }
}

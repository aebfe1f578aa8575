package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.Endpoint.Tls;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** Opens connections to one server, up to the login: TCP, greeting, TLS. Thread-safe. */
final class Connector {
    private final Endpoint endpoint;
    private final TlsTrust trust;
    private final ScheduledExecutorService writeTimeouts;
    private final OpenConnections connections;

    /** @param writeTimeouts ends writes that the server does not take; shared by all connections */
    Connector(Endpoint endpoint, ScheduledExecutorService writeTimeouts, OpenConnections connections) {
        this.endpoint = endpoint;
        this.trust = new TlsTrust(endpoint);
        this.writeTimeouts = writeTimeouts;
        this.connections = connections;
    }

    /** A connection that is ready for the login. */
    record Connected(GuardedProtocol protocol, ConnectionSockets sockets) {}

    /**
     * Connects.
     *
     * @throws MailException RUN: cannot connect, speaks no IMAP, no TLS, certificate; ACCOUNT: the server is busy
     */
    Connected connect() throws MailException {
        String name = endpoint.certificateName() == null ? endpoint.host() : endpoint.certificateName();
        ConnectionSockets sockets =
                new ConnectionSockets(name, endpoint.tls() == Tls.NONE ? null : trust.sockets(), connections::opened);
        try {
            GuardedProtocol protocol = new GuardedProtocol(
                    endpoint.host(),
                    endpoint.port(),
                    properties(sockets),
                    endpoint.tls() == Tls.IMPLICIT,
                    endpoint.without());
            secure(protocol);
            return new Connected(protocol, sockets);
        } catch (IOException | ProtocolException e) {
            if (connections.areCut()) {
                throw MailException.postponed(
                        FailureScope.ACCOUNT,
                        "connect to " + endpoint,
                        "the time of this command is over; nothing is lost, run it again");
            }
            throw ConnectFailures.explain(endpoint, e);
        }
    }

    private void secure(GuardedProtocol protocol) throws MailException, ProtocolException {
        if (protocol.isAuthenticated()) {
            protocol.disconnect();
            throw refused("the server logs this address in by itself (PREAUTH); as whom cannot be chosen");
        }
        if (endpoint.tls() != Tls.STARTTLS) {
            return;
        }
        if (!protocol.hasCapability("STARTTLS")) {
            protocol.disconnect();
            throw refused("the server offers no STARTTLS, and without it no password is sent; if it offers TLS on"
                    + " another port, set tls: implicit and that port");
        }
        try {
            protocol.upgrade();
        } catch (ProtocolException e) {
            protocol.disconnect();
            throw e;
        }
    }

    private MailException refused(String answer) {
        return MailException.refused(FailureScope.RUN, false, "connect to " + endpoint, answer);
    }

    private Properties properties(ConnectionSockets sockets) {
        String timeout = String.valueOf(Math.max(1, Math.min(endpoint.timeout().toMillis(), Integer.MAX_VALUE)));
        Properties properties = new Properties();
        properties.put("mail.imap.socketFactory", sockets.plain());
        properties.put("mail.imap.ssl.socketFactory", sockets.layered());
        // true, Angus' default, would try again on the JVM's own trust store and hide the real error
        properties.setProperty("mail.imap.socketFactory.fallback", "false");
        properties.setProperty("mail.imap.starttls.required", "true");
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        properties.setProperty("mail.imap.connectiontimeout", timeout);
        properties.setProperty("mail.imap.timeout", timeout);
        properties.setProperty("mail.imap.writetimeout", timeout);
        properties.put("mail.imap.executor.writetimeout", writeTimeouts);
        return properties;
    }
}

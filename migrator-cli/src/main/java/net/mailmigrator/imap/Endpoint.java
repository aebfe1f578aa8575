package net.mailmigrator.imap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP server as the settings name it.
 *
 * @param host name or address
 * @param certificateName the name its certificate must hold, also sent as SNI; null: {@code host}
 * @param trustFile PEM certificates to trust instead of the JDK's roots; null: none
 * @param trustFingerprint SHA-256 of the certificate in hexadecimal, trusted instead of any root; null: none
 * @param without capabilities not to be used although offered, in upper case
 * @param timeout for connecting, and for a server that sends or takes nothing
 */
public record Endpoint(
        String host,
        int port,
        Tls tls,
        @Nullable String certificateName,
        @Nullable Path trustFile,
        @Nullable String trustFingerprint,
        Set<String> without,
        Duration timeout) {
    /** How the connection is protected. */
    public enum Tls {
        /** TLS from the first octet (993). */
        IMPLICIT,
        /** STARTTLS, and no login without it. */
        STARTTLS,
        /** Clear text, on purpose. */
        NONE
    }

    public Endpoint {
        without = Set.copyOf(without);
    }

    /** The same server under another address, for accounts that live elsewhere. */
    public Endpoint withHost(String otherHost) {
        return new Endpoint(otherHost, port, tls, certificateName, trustFile, trustFingerprint, without, timeout);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

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
 * @param workarounds which are forced or forbidden
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
        WorkaroundChoice workarounds,
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

    /** A server whose workarounds are all chosen by what it shows. */
    public Endpoint(
            String host,
            int port,
            Tls tls,
            @Nullable String certificateName,
            @Nullable Path trustFile,
            @Nullable String trustFingerprint,
            Set<String> without,
            Duration timeout) {
        this(
                host,
                port,
                tls,
                certificateName,
                trustFile,
                trustFingerprint,
                without,
                WorkaroundChoice.BY_PROBE,
                timeout);
    }

    /** The same server under another address, for accounts that live elsewhere. */
    public Endpoint withHost(String otherHost) {
        return new Endpoint(
                otherHost, port, tls, certificateName, trustFile, trustFingerprint, without, workarounds, timeout);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

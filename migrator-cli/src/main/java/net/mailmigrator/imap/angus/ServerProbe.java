package net.mailmigrator.imap.angus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server shows before the login, for {@code check}.
 *
 * @param tls its certificate and protocol version; empty where the connection is in clear text
 * @param capabilities as offered before the login, in upper case, sorted
 */
public record ServerProbe(Optional<TlsFacts> tls, Set<String> capabilities) {
    /**
     * How the connection is protected.
     *
     * @param protocol for example {@code TLSv1.3}
     * @param certificateNames DNS names and addresses the certificate is made out to
     * @param sha256 the certificate's fingerprint, 64 hexadecimal digits in lower case
     */
    public record TlsFacts(String protocol, List<String> certificateNames, String sha256, Instant validUntil) {
        public TlsFacts {
            certificateNames = List.copyOf(certificateNames);
        }

        /** The line to paste into the settings, to trust exactly this certificate. */
        public String trustLine() {
            return "trust: sha256:" + sha256;
        }
    }

    public ServerProbe {
        capabilities = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
    }
}

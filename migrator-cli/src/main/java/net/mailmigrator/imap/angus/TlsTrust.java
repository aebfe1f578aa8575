package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Whom a server's certificate is checked against. One per server, so that TLS sessions are resumed. Thread-safe. */
final class TlsTrust {
    private final Endpoint endpoint;
    private @Nullable SSLSocketFactory sockets;

    TlsTrust(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Makes sockets that accept only what the settings trust. */
    synchronized SSLSocketFactory sockets() throws MailException {
        if (sockets == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {checked(roots())}, null);
                sockets = context.getSocketFactory();
            } catch (IOException | GeneralSecurityException e) {
                throw MailException.refused(
                        FailureScope.RUN,
                        false,
                        "read the trusted certificates for " + endpoint,
                        (endpoint.trustFile() == null ? "" : endpoint.trustFile() + ": ") + Losses.text(e));
            }
        }
        return sockets;
    }

    private CheckingTrustManager checked(X509ExtendedTrustManager roots) {
        String pin = endpoint.trustFingerprint();
        return new CheckingTrustManager(roots, pin == null ? null : CertificateFacts.normalised(pin));
    }

    private X509ExtendedTrustManager roots() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Path file = endpoint.trustFile();
        factory.init(file == null ? null : load(file));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("this JDK checks no host names");
    }

    private static KeyStore load(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + ++number, certificate);
            }
        }
        if (store.size() == 0) {
            throw new CertificateException("no certificate in it");
        }
        return store;
    }
}

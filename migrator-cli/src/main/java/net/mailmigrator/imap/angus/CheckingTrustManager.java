package net.mailmigrator.imap.angus;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a chain and its name by the given roots, or exactly one certificate by its fingerprint; says what it saw where
 * it does not. Thread-safe.
 */
final class CheckingTrustManager extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager roots;
    private final @Nullable String pin;

    /** @param pin normalised fingerprint; null: the roots decide */
    CheckingTrustManager(X509ExtendedTrustManager roots, @Nullable String pin) {
        this.roots = roots;
        this.pin = pin;
    }

    /** The certificate was not accepted. */
    static final class RefusedException extends CertificateException {
        private static final long serialVersionUID = 1L;

        RefusedException(String text, @Nullable Throwable cause) {
            super(text, cause);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        CertificateFacts facts = CertificateFacts.of(chain[0]);
        if (pin != null) {
            if (!facts.sha256().equals(pin)) {
                throw new RefusedException(
                        "the certificate is not the trusted one (sha256:" + pin + "): "
                                + facts.advice("ask who changed it"),
                        null);
            }
            return;
        }
        try {
            // compares the name as well: the socket demands it
            roots.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException refused) {
            throw new RefusedException(reason(chain, authType, socket, facts), refused);
        }
    }

    /** Who vouches for it and whose name it holds are two questions, with two remedies. */
    private String reason(X509Certificate[] chain, String authType, Socket socket, CertificateFacts facts) {
        try {
            chain[0].checkValidity();
        } catch (CertificateException outOfDate) {
            return "the certificate has expired or is not valid yet: " + facts.advice("have it renewed");
        }
        try {
            roots.checkServerTrusted(chain, authType);
        } catch (CertificateException untrusted) {
            return "the certificate is not trusted, for no authority that is known here has signed it: "
                    + facts.advice("name the file with its authority's certificate in trust");
        }
        String name =
                socket instanceof SSLSocket tls ? tls.getHandshakeSession().getPeerHost() : "that was asked for";
        return "the certificate does not hold the name " + name + ": "
                + facts.advice("set certificateName to a name that it holds");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("only sockets are used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the name of the server is not known here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return roots.getAcceptedIssuers();
    }
}

package net.mailmigrator.imap.angus;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * What people compare about a server's certificate.
 *
 * @param names DNS names and addresses it is made out to; the common name where it has none of them
 * @param sha256 of its DER form, 64 hexadecimal digits in lower case
 */
record CertificateFacts(List<String> names, String sha256, Instant validUntil) {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    CertificateFacts {
        names = List.copyOf(names);
    }

    static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                names(certificate),
                fingerprint(certificate),
                certificate.getNotAfter().toInstant());
    }

    /** A fingerprint as people paste it, with or without {@code sha256:}, colons and capitals. */
    static String normalised(String fingerprint) {
        String bare = fingerprint.toLowerCase(Locale.ROOT).replace(":", "").replace(" ", "");
        return bare.startsWith("sha256") ? bare.substring("sha256".length()) : bare;
    }

    /**
     * For people: what the certificate says, and how to trust exactly it.
     *
     * @param remedy what else would help
     */
    String advice(String remedy) {
        return "it is for " + (names.isEmpty() ? "no name at all" : String.join(", ", names))
                + ", valid until " + validUntil + ", SHA-256 " + sha256
                + ". If that is the right server, " + remedy + ", or trust exactly this certificate"
                + " with the line  trust: sha256:" + sha256;
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        for (List<?> name : alternativeNames(certificate)) {
            if (name.get(0) instanceof Integer type && (type == DNS_NAME || type == IP_ADDRESS)) {
                names.add(String.valueOf(name.get(1)));
            }
        }
        return names.isEmpty() ? commonName(certificate) : names;
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static List<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
        } catch (InvalidNameException unreadable) {
            return List.of();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

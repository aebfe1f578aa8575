package net.mailmigrator.imap;

import java.util.List;
import java.util.Locale;

/** How a login is proved to a server, in the order in which {@link #AUTO} prefers them. */
public enum LoginMechanism {
    /** The strongest that the server offers and the login can use (no SCRAM for others' accounts); chosen once. */
    AUTO,
    /** RFC 7677. The password is not sent, and the server has to prove that it knows it. */
    SCRAM_SHA_256,
    /** RFC 5802. */
    SCRAM_SHA_1,
    /** RFC 7628, a token in place of the password. */
    OAUTHBEARER,
    /** The older form of the same, by Google and Microsoft. */
    XOAUTH2,
    /** RFC 4616. */
    PLAIN,
    /** The command LOGIN of RFC 3501; no SASL mechanism. */
    LOGIN;

    /** The mechanisms that a token command serves. */
    public static final List<LoginMechanism> WITH_TOKEN = List.of(OAUTHBEARER, XOAUTH2);

    /** Its name in SASL: {@code SCRAM-SHA-256}. */
    public String saslName() {
        return name().replace('_', '-');
    }

    /** Its name in the settings: {@code scram-sha-256}. */
    public String text() {
        return saslName().toLowerCase(Locale.ROOT);
    }

    /** Whether the password is proved and not sent. */
    public boolean isScram() {
        return this == SCRAM_SHA_256 || this == SCRAM_SHA_1;
    }

    /** Whether a token is sent, and no password. */
    public boolean takesToken() {
        return WITH_TOKEN.contains(this);
    }
}

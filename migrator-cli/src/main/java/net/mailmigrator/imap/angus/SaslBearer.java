package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.LoginMechanism;

/** A bearer token: OAUTHBEARER (RFC 7628), and XOAUTH2, the form that Google and Microsoft had before. */
final class SaslBearer implements SaslMechanism {
    static final char SEPARATOR = '\u0001';
    private static final int LONGEST = 500;

    private final LoginMechanism mechanism;
    private final String message;
    private String explanation = "";

    SaslBearer(LoginMechanism mechanism, Credentials credentials, Endpoint endpoint) {
        this.mechanism = mechanism;
        String owner = credentials.authorizationId() == null ? credentials.user() : credentials.authorizationId();
        String auth = "auth=Bearer " + credentials.password().reveal() + SEPARATOR + SEPARATOR;
        this.message = mechanism == LoginMechanism.XOAUTH2
                ? "user=" + owner + SEPARATOR + auth
                : "n,a=" + Scram.escaped(owner) + "," + SEPARATOR + "host=" + endpoint.host() + SEPARATOR + "port="
                        + endpoint.port() + SEPARATOR + auth;
    }

    @Override
    public byte[] initial() {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    /** A challenge is the server's refusal, in JSON; it wants an empty answer before it says NO (RFC 7628 §3.2.3). */
    @Override
    public byte[] answer(byte[] challenge) {
        String words = new String(challenge, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        explanation = words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
        return mechanism == LoginMechanism.XOAUTH2 ? new byte[0] : new byte[] {1};
    }

    @Override
    public String explanation() {
        return explanation;
    }
}

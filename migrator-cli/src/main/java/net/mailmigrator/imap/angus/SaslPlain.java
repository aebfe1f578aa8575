package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;
import net.mailmigrator.imap.Credentials;

/** SASL PLAIN (RFC 4616). */
final class SaslPlain implements SaslMechanism {
    private final byte[] message;

    SaslPlain(Credentials credentials) {
        String authorization = credentials.authorizationId() == null ? "" : credentials.authorizationId();
        String text = authorization
                + '\0'
                + credentials.user()
                + '\0'
                + credentials.password().reveal();
        this.message = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] initial() {
        return message.clone();
    }

    @Override
    public byte[] answer(byte[] challenge) throws SaslException {
        throw new SaslException("the server asks for more after PLAIN was complete");
    }
}

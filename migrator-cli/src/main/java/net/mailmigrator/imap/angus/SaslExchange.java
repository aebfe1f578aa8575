package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.imap.angus.SaslMechanism.SaslException;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** AUTHENTICATE (RFC 3501 §6.2.2), with the first response right away where RFC 4959 (SASL-IR) is offered. */
final class SaslExchange {
    private static final int MOST_ROUNDS = 10;

    private final Dialogue dialogue;
    private final String attempted;

    SaslExchange(Dialogue dialogue, String attempted) {
        this.dialogue = dialogue;
        this.attempted = attempted;
    }

    /**
     * Speaks until the server's tagged answer.
     *
     * @throws SaslException where the server's part is wrong; it may still be waiting for an answer
     */
    RawResponse run(LoginMechanism name, SaslMechanism mechanism, Dialogue.Untagged untagged)
            throws MailException, SaslException {
        String tag = dialogue.nextTag();
        String verb = " AUTHENTICATE " + name.saslName();
        dialogue.trace(tag + verb + " [redacted]");
        try {
            boolean initial = dialogue.offers("SASL-IR");
            write(tag + verb + (initial ? " " + hidden(mechanism.initial()) : ""));
            RawResponse answer = dialogue.awaitAnswer(attempted, tag, untagged);
            if (!initial && !answer.isTagged()) {
                answer = say(mechanism.initial(), tag, untagged);
            }
            for (int round = 1; !answer.isTagged(); round++) {
                if (round > MOST_ROUNDS) {
                    throw new SaslException("the server asks without an end");
                }
                answer = say(mechanism.answer(decoded(answer)), tag, untagged);
            }
            return answer;
        } catch (IOException | ProtocolException e) {
            throw dialogue.lost(attempted, e);
        }
    }

    private RawResponse say(byte[] response, String tag, Dialogue.Untagged untagged)
            throws IOException, ProtocolException, MailException {
        dialogue.trace("[redacted]");
        write(hidden(response));
        return dialogue.awaitAnswer(attempted, tag, untagged);
    }

    private void write(String line) throws IOException {
        dialogue.out().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** In base64, and from now on in no trace, also where the server repeats it. */
    private String hidden(byte[] message) {
        dialogue.hide(dialogue.hiding().with(message));
        return Base64.getEncoder().encodeToString(message);
    }

    private static byte[] decoded(RawResponse challenge) throws SaslException {
        try {
            return Base64.getDecoder().decode(challenge.words().replaceFirst("^\\+ ?", ""));
        } catch (IllegalArgumentException none) {
            throw new SaslException("the server's challenge is not in base64");
        }
    }
}

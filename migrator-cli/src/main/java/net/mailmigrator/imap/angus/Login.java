package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Logs in with SASL PLAIN (RFC 4616), or with LOGIN where the server offers no AUTH=PLAIN and does not forbid it. There
 * is no other way and no second try with another mechanism.
 */
final class Login {
    private final Dialogue dialogue;
    private final Endpoint endpoint;
    private final String attempted;

    Login(Dialogue dialogue, Endpoint endpoint, String user) {
        this.dialogue = dialogue;
        this.endpoint = endpoint;
        this.attempted = "log in to " + endpoint + " as " + user;
    }

    /** Logs in and learns what the server says about itself. */
    ServerInfo logIn(Credentials credentials) throws MailException {
        Capabilities seen = new Capabilities();
        RawResponse answer = authenticate(credentials, seen);
        if (!answer.isOK()) {
            throw refused(answer.words());
        }
        seen.accept(answer);
        if (!seen.taken) {
            dialogue.require(
                    "ask " + endpoint + " for its capabilities", FailureScope.ACCOUNT, Command.of("CAPABILITY"), seen);
        }
        Set<String> offered = dialogue.protocol().offered();
        return new ServerInfo(endpoint.host(), endpoint.port(), offered, offered.contains("ID") ? id() : Map.of());
    }

    private RawResponse authenticate(Credentials credentials, Capabilities seen) throws MailException {
        if (holdsNul(credentials)) {
            throw unusable("a NUL in a user name or password cannot be sent");
        }
        if (dialogue.offers("AUTH=PLAIN")) {
            return plain(credentials, seen);
        }
        if (dialogue.offers("LOGINDISABLED")) {
            throw unusable("the server takes no password here (LOGINDISABLED, no AUTH=PLAIN)"
                    + (endpoint.tls() == Endpoint.Tls.NONE ? "; set tls: starttls or implicit" : ""));
        }
        if (credentials.authorizationId() != null) {
            throw unusable("authorizationId needs AUTH=PLAIN, which the server does not offer");
        }
        Command login = Command.of("LOGIN ")
                .secret(octets(credentials.user()))
                .text(" ")
                .secret(octets(credentials.password().reveal()));
        return dialogue.execute(attempted, login, seen);
    }

    /** RFC 4616, with the response right away where RFC 4959 (SASL-IR) is offered. */
    private RawResponse plain(Credentials credentials, Capabilities seen) throws MailException {
        String authorization = credentials.authorizationId() == null ? "" : credentials.authorizationId();
        byte[] message = octets(authorization
                + '\0'
                + credentials.user()
                + '\0'
                + credentials.password().reveal());
        String response = Base64.getEncoder().encodeToString(message);
        String tag = dialogue.nextTag();
        dialogue.trace(tag + " AUTHENTICATE PLAIN [redacted]");
        try {
            boolean initial = dialogue.offers("SASL-IR");
            write(tag + " AUTHENTICATE PLAIN" + (initial ? " " + response : "") + "\r\n");
            RawResponse early = initial ? null : dialogue.awaitContinuation(attempted, tag, seen);
            if (early != null) {
                return early;
            }
            write(initial ? "" : response + "\r\n");
            dialogue.out().flush();
            return dialogue.awaitTagged(attempted, tag, seen);
        } catch (IOException | ProtocolException e) {
            throw dialogue.lost(attempted, e);
        }
    }

    private void write(String text) throws IOException {
        dialogue.out().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** RFC 2971. A server that does not want to say is none the worse. */
    private Map<String, String> id() throws MailException {
        Map<String, String> id = new LinkedHashMap<>();
        dialogue.execute("ask " + endpoint + " for its ID", Command.of("ID (\"name\" \"migrator\")"), response -> {
            if (response.is("ID")) {
                Tokens tokens = response.tokensAfterKey();
                if (tokens.take('(')) {
                    while (!tokens.take(')')) {
                        String key = tokens.astring();
                        Slice value = tokens.nstring();
                        id.put(key, value == null ? "" : value.latin1());
                    }
                }
            }
        });
        return id;
    }

    private MailException refused(String words) {
        dialogue.disconnect();
        ServerAnswer answer = ServerAnswer.to(Request.LOGIN, words);
        String text = words
                + (answer.retryable()
                        ? " (the server is busy or counts connections; this says nothing about the password)"
                        : "");
        return answer.failure(FailureScope.ACCOUNT, attempted, text);
    }

    private MailException unusable(String answer) {
        dialogue.disconnect();
        return MailException.refused(FailureScope.ACCOUNT, false, attempted, answer);
    }

    private static boolean holdsNul(Credentials credentials) {
        String authorization = credentials.authorizationId();
        return List.of(credentials.user(), credentials.password().reveal(), authorization == null ? "" : authorization)
                .stream()
                .anyMatch(text -> text.indexOf('\0') >= 0);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes over capabilities that come with the login's answer, in either of the two forms. */
    private final class Capabilities implements Dialogue.Untagged {
        private boolean taken;

        @Override
        public void accept(RawResponse response) {
            @Nullable String code = response.isUnTagged() ? null : response.code("CAPABILITY");
            if (response.is("CAPABILITY") || code != null) {
                dialogue.protocol().takeCapabilities(response);
                taken = true;
            }
        }
    }
}

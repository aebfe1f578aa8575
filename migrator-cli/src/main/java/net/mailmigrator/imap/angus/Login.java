package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.angus.SaslMechanism.SaslException;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Logs in with the mechanism that {@link LoginChoice} chooses. There is no second try with another one: what a server
 * refuses may be what somebody in between wants to see in a weaker form.
 */
final class Login {
    private static final int NONCE_OCTETS = 24;

    private final Dialogue dialogue;
    private final Endpoint endpoint;
    private final String attempted;
    private final Known known;
    private String explanation = "";

    /**
     * What other sessions with the same server have learnt.
     *
     * @param id what the server says of itself
     * @param logins how others have logged in
     */
    record Known(IdQuery id, EarlierLogins logins) {}

    Login(Dialogue dialogue, Endpoint endpoint, String user, Known known) {
        this.known = known;
        this.dialogue = dialogue;
        this.endpoint = endpoint;
        this.attempted = "log in to " + endpoint + " as " + user;
    }

    /** Logs in and learns what the server says about itself. */
    ServerInfo logIn(Credentials credentials) throws MailException {
        Capabilities seen = new Capabilities();
        LoginMechanism chosen = choose(credentials);
        dialogue.hide(Hiding.of(credentials));
        RawResponse answer = authenticate(chosen, credentials, seen);
        if (!answer.isOK()) {
            throw refused(chosen, credentials, answer.words());
        }
        known.logins().succeeded(chosen, credentials);
        dialogue.hide(Hiding.NOTHING);
        seen.accept(answer);
        if (!seen.taken) {
            dialogue.require(
                    "ask " + endpoint + " for its capabilities", FailureScope.ACCOUNT, Command.of("CAPABILITY"), seen);
        }
        Set<String> offered = dialogue.protocol().offered();
        return new ServerInfo(
                endpoint.host(),
                endpoint.port(),
                offered,
                offered.contains("ID") ? known.id().ask(dialogue) : Map.of());
    }

    private RawResponse authenticate(LoginMechanism chosen, Credentials credentials, Capabilities seen)
            throws MailException {
        if (chosen == LoginMechanism.LOGIN) {
            Command login = Command.of("LOGIN ")
                    .secret(octets(credentials.user()))
                    .text(" ")
                    .secret(octets(credentials.password().reveal()));
            return dialogue.execute(attempted, login, seen);
        }
        SaslMechanism mechanism = mechanism(chosen, credentials);
        try {
            RawResponse answer = new SaslExchange(dialogue, attempted).run(chosen, mechanism, seen);
            String doubt = answer.isOK() ? mechanism.doubt() : null;
            if (doubt != null) {
                throw unusable(chosen.saslName() + ": " + doubt);
            }
            explanation = mechanism.explanation();
            return answer;
        } catch (SaslException wrong) {
            throw unusable(chosen.saslName() + ": " + wrong.getMessage());
        }
    }

    private SaslMechanism mechanism(LoginMechanism chosen, Credentials credentials) {
        return switch (chosen) {
            case SCRAM_SHA_256, SCRAM_SHA_1 -> new Scram(chosen, credentials, nonce());
            case OAUTHBEARER, XOAUTH2 -> new SaslBearer(chosen, credentials, endpoint);
            default -> new SaslPlain(credentials);
        };
    }

    private static String nonce() {
        byte[] random = new byte[NONCE_OCTETS];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    private LoginMechanism choose(Credentials credentials) throws MailException {
        if (holdsNul(credentials)) {
            throw unusable("a NUL in a user name or password cannot be sent");
        }
        try {
            LoginMechanism chosen =
                    new LoginChoice(endpoint, dialogue.protocol().offered()).of(credentials);
            Optional<LoginMechanism> before = known.logins().stronger(chosen, credentials);
            if (before.isPresent()) {
                throw unusable("earlier logins of this run went by "
                        + before.get().saslName()
                        + ", which the server does not offer any more; nothing was sent, since"
                        + " nothing weaker is used unasked; if the server is meant to be so now, set"
                        + " imap.login.mechanism to " + chosen.text());
            }
            boolean empty = credentials.password().isEmpty();
            if (empty && chosen != LoginMechanism.PLAIN && chosen != LoginMechanism.LOGIN) {
                throw unusable(chosen.text() + " needs a password or a token that is not empty");
            }
            boolean bearer = chosen == LoginMechanism.XOAUTH2 || chosen == LoginMechanism.OAUTHBEARER;
            if (bearer && (credentials.user() + credentials.authorizationId()).indexOf(SaslBearer.SEPARATOR) >= 0) {
                throw unusable(chosen.text() + " cannot carry a user name with the character U+0001");
            }
            return chosen;
        } catch (LoginChoice.NoWayException none) {
            throw unusable(String.valueOf(none.getMessage()));
        }
    }

    private MailException refused(LoginMechanism chosen, Credentials credentials, String words) {
        dialogue.disconnect();
        Hiding secrets = dialogue.hiding();
        ServerAnswer answer = ServerAnswer.to(Request.LOGIN, words);
        StringBuilder text = new StringBuilder(secrets.in(words));
        if (!explanation.isEmpty()) {
            text.append("; ").append(chosen.saslName()).append(" says ").append(secrets.in(explanation));
        }
        if (answer.retryable()) {
            text.append(" (the server is busy or counts connections; this says nothing about the password)");
        } else if (credentials.mechanism() == LoginMechanism.AUTO && chosen.isScram()) {
            text.append(" (by ").append(chosen.saslName());
            text.append(
                    "; a server that keeps only a hash of the password cannot do that: then set imap.login.mechanism");
            text.append(" to plain)");
        }
        return answer.failure(FailureScope.ACCOUNT, attempted, text.toString());
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

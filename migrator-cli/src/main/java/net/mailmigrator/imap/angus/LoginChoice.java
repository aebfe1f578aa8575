package net.mailmigrator.imap.angus;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.LoginMechanism;

/**
 * Chooses how to log in, once, by what the server offers. A mechanism that the settings name is used or nothing is; clear
 * text on the wire is there only with {@code tls: none}, which the settings must say.
 *
 * @param offered capabilities, in upper case
 */
record LoginChoice(Endpoint endpoint, Set<String> offered) {
    private static final List<LoginMechanism> BY_PASSWORD = List.of(
            LoginMechanism.SCRAM_SHA_256, LoginMechanism.SCRAM_SHA_1, LoginMechanism.PLAIN, LoginMechanism.LOGIN);

    /** There is no way to log in; the message says why and what to do. */
    static final class NoWayException extends Exception {
        private static final long serialVersionUID = 1L;

        NoWayException(String message) {
            super(message);
        }
    }

    LoginMechanism of(Credentials credentials) throws NoWayException {
        LoginMechanism wanted = credentials.mechanism();
        if (wanted != LoginMechanism.AUTO) {
            if (!usable(wanted, credentials)) {
                throw new NoWayException("the settings ask for " + wanted.text() + ", which the server does not offer ("
                        + shown() + "); no other was tried" + hint());
            }
            return wanted;
        }
        boolean token = !credentials.tokenCommand().isEmpty();
        for (LoginMechanism mechanism : token ? LoginMechanism.WITH_TOKEN : BY_PASSWORD) {
            // Dovecot 2.3 refuses master users by SCRAM, whatever their password, so it is not chosen for them unasked
            if (usable(mechanism, credentials) && !(credentials.forOthers() && mechanism.isScram())) {
                return mechanism;
            }
        }
        throw new NoWayException(nothing(credentials, token));
    }

    private boolean usable(LoginMechanism mechanism, Credentials credentials) {
        return mechanism == LoginMechanism.LOGIN
                ? !offered.contains("LOGINDISABLED") && credentials.authorizationId() == null
                : offered.contains("AUTH=" + mechanism.saslName());
    }

    private String nothing(Credentials credentials, boolean token) {
        if (token) {
            return "a token needs AUTH=OAUTHBEARER or AUTH=XOAUTH2, which the server does not offer (" + shown() + ")"
                    + hint();
        }
        if (offered.contains("LOGINDISABLED")) {
            return "the server takes no password here (LOGINDISABLED, no AUTH=PLAIN)" + hint();
        }
        return "authorizationId needs AUTH=PLAIN or SCRAM, which the server does not offer (" + shown() + ")"
                + (credentials.authorizationId() == null ? "" : hint());
    }

    private String hint() {
        return endpoint.tls() == Endpoint.Tls.NONE ? "; set tls: starttls or implicit" : "";
    }

    private String shown() {
        List<String> names = offered.stream()
                .filter(name -> name.startsWith("AUTH=") || name.equals("LOGINDISABLED"))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .sorted()
                .toList();
        return names.isEmpty() ? "it offers no AUTH= at all" : "it offers " + String.join(", ", names);
    }
}

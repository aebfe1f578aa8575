package net.mailmigrator.imap;

import java.util.List;
import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to log in.
 *
 * @param password empty where a token command takes its place
 * @param authorizationId SASL authorization identity, for a login on behalf of {@code user}'s accounts; null: none
 * @param tokenCommand what prints a token, program and arguments; empty: there is a password. May hold secrets
 * @param forOthers whether it is one login that opens the accounts of others, as a master user's
 */
public record Credentials(
        String user,
        Secret password,
        @Nullable String authorizationId,
        LoginMechanism mechanism,
        List<String> tokenCommand,
        boolean forOthers) {
    public Credentials {
        tokenCommand = List.copyOf(tokenCommand);
    }

    /** By password, with the strongest mechanism that the server offers. */
    public Credentials(String user, Secret password, @Nullable String authorizationId) {
        this(user, password, authorizationId, LoginMechanism.AUTO, List.of());
    }

    /** By a mechanism; for others where it says so itself. */
    public Credentials(
            String user,
            Secret password,
            @Nullable String authorizationId,
            LoginMechanism mechanism,
            List<String> tokenCommand) {
        this(user, password, authorizationId, mechanism, tokenCommand, authorizationId != null);
    }

    /** The same as one login that opens the accounts of others. */
    public Credentials openingOthers() {
        return new Credentials(user, password, authorizationId, mechanism, tokenCommand, true);
    }

    /** The same with a token that its command gave. */
    public Credentials withToken(Secret token) {
        return new Credentials(user, token, authorizationId, mechanism, tokenCommand, forOthers);
    }

    /** Without the arguments of the token command. */
    @Override
    public String toString() {
        return user + (authorizationId == null ? "" : " for " + authorizationId) + " by " + mechanism.text();
    }
}

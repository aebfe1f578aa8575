package net.mailmigrator.imap.angus;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;

/**
 * By what logins at a server have succeeded so far, so that a server that offers less all at once, or somebody in between,
 * does not get the password itself from a login that chooses by what is offered. Thread-safe.
 */
final class EarlierLogins {
    /** The strongest SCRAM that has worked, by whether it was for the accounts of others. */
    private final Map<Boolean, LoginMechanism> strongest = new ConcurrentHashMap<>();

    /** A login has succeeded. */
    void succeeded(LoginMechanism mechanism, Credentials credentials) {
        if (mechanism.isScram()) {
            strongest.merge(credentials.forOthers(), mechanism, (one, two) -> one.compareTo(two) <= 0 ? one : two);
        }
    }

    /** What has worked before and is stronger than what was chosen now; never for what the settings name. */
    Optional<LoginMechanism> stronger(LoginMechanism chosen, Credentials credentials) {
        return Optional.ofNullable(strongest.get(credentials.forOthers()))
                .filter(before -> credentials.mechanism() == LoginMechanism.AUTO && before.compareTo(chosen) < 0);
    }
}

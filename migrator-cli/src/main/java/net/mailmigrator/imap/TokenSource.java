package net.mailmigrator.imap;

import java.time.Duration;
import java.util.List;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;

/** Gets access tokens from commands of the operator, and keeps them as long as they are good. Thread-safe. */
public interface TokenSource {
    /** For servers that are never asked to log in with a token. */
    TokenSource NONE = (command, refused, timeout) -> {
        throw new IllegalStateException("no token source");
    };

    /**
     * A token that a command printed, now or before.
     *
     * @param command program and arguments
     * @param refused a token that the server did not take, empty for none: it is not given out again
     * @param timeout how long the command may run
     * @throws MailException ACCOUNT where the command fails; without any token in the text
     */
    Token token(List<String> command, Secret refused, Duration timeout) throws MailException;

    /**
     * A token.
     *
     * @param fresh whether it was printed just now, so that asking again cannot help
     */
    record Token(Secret secret, boolean fresh) {}
}

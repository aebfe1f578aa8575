package net.mailmigrator.imap.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command once for all connections that need its token, and again shortly before the token runs out or when a
 * server refused it. Thread-safe.
 */
public final class CommandTokens implements TokenSource {
    /** A login takes a while, and clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<List<String>, Kept> kept = new ConcurrentHashMap<>();

    /** No token yet. */
    public CommandTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Token token(List<String> command, Secret refused, Duration timeout) throws MailException {
        return kept.computeIfAbsent(command, key -> new Kept()).token(command, refused, timeout);
    }

    /** One command's token; whoever comes while the command runs waits for its token. */
    private final class Kept {
        private @Nullable Secret token;
        private Instant until = Instant.MIN;

        synchronized Token token(List<String> command, Secret refused, Duration timeout) throws MailException {
            Secret known = token;
            if (known != null && !known.equals(refused) && clock.instant().isBefore(until)) {
                return new Token(known, false);
            }
            token = null;
            Instant before = clock.instant();
            TokenAnswer answer = new TokenCommand(command, timeout).run();
            token = answer.token();
            until = answer.lifetime() == null
                    ? Instant.MAX
                    : before.plus(answer.lifetime()).minus(MARGIN);
            return new Token(answer.token(), true);
        }
    }
}

package net.mailmigrator.imap.token;

import java.time.Duration;
import java.util.Optional;
import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a token command printed.
 *
 * @param lifetime null: it does not say
 */
record TokenAnswer(Secret token, @Nullable Duration lifetime) {
    /** Reads a bare token, or a token server's JSON with {@code access_token} and {@code expires_in} (RFC 6749 §5.1). */
    static Optional<TokenAnswer> read(String printed) {
        String text = printed.strip();
        return text.startsWith("{") ? json(text) : token(text, null);
    }

    private static Optional<TokenAnswer> json(String text) {
        try {
            JsonNode root = JsonMapper.shared().readTree(text);
            long seconds = root.path("expires_in").asLong(-1);
            return token(
                    root.path("access_token").asString(""),
                    seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, 1L << 31)));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    /** RFC 6750 §2.1: nothing else may stand in a header, and nothing else can become a second SASL field. */
    private static Optional<TokenAnswer> token(String text, @Nullable Duration lifetime) {
        return text.matches("[\\x21-\\x7e]+")
                ? Optional.of(new TokenAnswer(Secret.of(text), lifetime))
                : Optional.empty();
    }
}

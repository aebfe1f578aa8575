package net.mailmigrator.model;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Logins of one client that the old system has logged (R22, R23).
 *
 * @param tls protocol version as the log has it, as {@code TLSv1.0}; null: none, or not known
 * @param mechanism of SASL, as {@code PLAIN}
 */
public record SeenClient(
        Service service,
        String clientIp,
        @Nullable String tls,
        @Nullable String mechanism,
        long count,
        @Nullable OffsetDateTime first,
        @Nullable OffsetDateTime last) {
    /** Minutes between two logins on average; empty where that cannot be said. */
    public OptionalLong intervalMinutes() {
        return count < 2 || first == null || last == null
                ? OptionalLong.empty()
                : OptionalLong.of(Duration.between(first, last).toMinutes() / (count - 1));
    }
}

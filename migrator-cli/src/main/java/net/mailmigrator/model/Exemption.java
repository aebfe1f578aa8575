package net.mailmigrator.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that an account may send as any address of some domains, as it stands in a list (R19).
 *
 * @param place where it stands, for messages
 * @param domains as they are written
 * @param approvedBy empty: nobody has approved it
 * @param validUntil last day; null: open
 */
public record Exemption(
        String place,
        String login,
        List<String> domains,
        String requestedBy,
        String approvedBy,
        String reason,
        @Nullable LocalDate validUntil) {
    public Exemption {
        domains = List.copyOf(domains);
    }
}

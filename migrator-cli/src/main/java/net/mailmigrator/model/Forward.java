package net.mailmigrator.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivery outside the account.
 *
 * @param targets addresses as they stood in the source
 * @param keepCopy whether the account keeps a copy
 * @param start first day, null where the source has none
 * @param end last day, inclusive; null: open
 */
public record Forward(
        @Nullable EmailAddress from,
        List<String> targets,
        boolean keepCopy,
        boolean active,
        @Nullable LocalDate start,
        @Nullable LocalDate end) {
    public Forward {
        targets = List.copyOf(targets);
    }
}

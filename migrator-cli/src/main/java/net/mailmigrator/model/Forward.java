package net.mailmigrator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivery outside the account.
 *
 * @param targets addresses as they stood in the source
 * @param keepCopy whether the account keeps a copy
 * @param start when it begins, null where the source has none
 * @param end when it ends, a day with all its hours; null: open
 */
public record Forward(
        @Nullable EmailAddress from,
        List<String> targets,
        boolean keepCopy,
        boolean active,
        @Nullable Moment start,
        @Nullable Moment end) {
    public Forward {
        targets = List.copyOf(targets);
    }

    /** The same forward for another time. */
    public Forward during(boolean on, @Nullable Moment first, @Nullable Moment last) {
        return new Forward(from, targets, keepCopy, on, first, last);
    }
}

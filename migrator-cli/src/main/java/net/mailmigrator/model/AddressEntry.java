package net.mailmigrator.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address of the old panel that belongs to no account: it only forwards, collects a domain, or refuses.
 *
 * @param place where it was read, for messages to people
 * @param customer {@link Customer#id()}; null: not known
 * @param forwards where its mail goes
 */
public record AddressEntry(
        String place,
        AccountKind kind,
        EmailAddress address,
        @Nullable String customer,
        List<Forward> forwards,
        Map<String, String> extra) {
    public AddressEntry {
        forwards = List.copyOf(forwards);
        extra = Map.copyOf(extra);
    }
}

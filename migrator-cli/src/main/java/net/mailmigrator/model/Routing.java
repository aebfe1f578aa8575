package net.mailmigrator.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What else decides where an account's mail comes from and goes to.
 *
 * @param catchAllOf domains, ASCII, whose otherwise unknown addresses it collects
 * @param allowedSenders what else it may send as: an address, {@code @domain}, or {@code *}
 * @param bccOutgoing who gets a copy of what it sends
 * @param bccIncoming who gets a copy of what it receives
 */
public record Routing(
        SortedSet<String> catchAllOf,
        List<String> allowedSenders,
        @Nullable EmailAddress bccOutgoing,
        @Nullable EmailAddress bccIncoming) {
    /** Nothing else. */
    public static final Routing NONE = new Routing(new TreeSet<>(), List.of(), null, null);

    public Routing {
        catchAllOf = Collections.unmodifiableSortedSet(new TreeSet<>(catchAllOf));
        allowedSenders = List.copyOf(allowedSenders);
    }
}

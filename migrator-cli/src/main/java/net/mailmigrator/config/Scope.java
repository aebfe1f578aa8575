package net.mailmigrator.config;

import java.util.Set;

/** Which accounts the move is about, by the host names they use (R1), in lower case; both empty: all. */
public record Scope(Set<String> include, Set<String> exclude) {
    public Scope {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }
}

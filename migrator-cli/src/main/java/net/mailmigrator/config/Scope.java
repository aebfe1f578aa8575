package net.mailmigrator.config;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.mailmigrator.model.Hosts;

/**
 * Which accounts the move is about, by the host names they use (R1), in lower case.
 *
 * @param include empty: all that are not excluded
 */
public record Scope(Set<String> include, Set<String> exclude) {
    /** Whether an account is meant. */
    public enum Verdict {
        IN,
        OUT,
        /** Its hosts are in neither list: never silently in or out. */
        UNDECIDED
    }

    public Scope {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /** An excluded host wins; else any one included host is enough. */
    public Verdict of(Hosts hosts) {
        if (names(hosts).anyMatch(exclude::contains)) {
            return Verdict.OUT;
        }
        return include.isEmpty() || names(hosts).anyMatch(include::contains) ? Verdict.IN : Verdict.UNDECIDED;
    }

    private static Stream<String> names(Hosts hosts) {
        return Stream.of(hosts.panel(), hosts.mail(), hosts.webmail()).filter(Objects::nonNull);
    }
}

package net.mailmigrator.mapping;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.model.Hosts;
import net.mailmigrator.model.SourceAccount;

/** Which accounts a move is about, by the names under which they use the old system (R1). Pure. */
public final class ScopeFilter {
    /** No scope is set: every account is meant. */
    public static final ScopeFilter EVERYTHING = new ScopeFilter(Set.of(), Set.of());

    private final Set<String> include;
    private final Set<String> exclude;

    /**
     * Upper and lower case and a trailing dot make no difference.
     *
     * @param include empty: all that are not excluded
     */
    public ScopeFilter(Collection<String> include, Collection<String> exclude) {
        this.include = normalised(include);
        this.exclude = normalised(exclude);
    }

    /** How an account is judged. */
    public enum Scope {
        IN,
        OUT,
        /** In neither list: never silently in or out. */
        UNDECIDED
    }

    /** Any one included host is enough; any excluded one wins over it. */
    public Scope judge(SourceAccount account) {
        return judge(account.hosts());
    }

    /** Likewise of a domain. */
    Scope judge(Hosts used) {
        Set<String> hosts = normalised(used.known().toList());
        if (hosts.stream().anyMatch(exclude::contains)) {
            return Scope.OUT;
        }
        return include.isEmpty() || hosts.stream().anyMatch(include::contains) ? Scope.IN : Scope.UNDECIDED;
    }

    private static Set<String> normalised(Collection<String> hosts) {
        return hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .collect(Collectors.toUnmodifiableSet());
    }
}

package net.mailmigrator.journal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A snapshot of the journal for planning and for {@code status}; empty where there is no journal yet. */
public record Progress(@Nullable RunRecord lastRun, List<AccountFacts> accounts) {
    /** No journal yet. */
    public static final Progress NONE = new Progress(null, List.of());

    public Progress {
        accounts = List.copyOf(accounts);
    }

    /** The facts of one account. */
    public Optional<AccountFacts> account(String login) {
        return accounts.stream().filter(facts -> facts.login().equals(login)).findFirst();
    }
}

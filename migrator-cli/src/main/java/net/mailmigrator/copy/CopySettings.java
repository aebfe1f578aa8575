package net.mailmigrator.copy;

import java.time.Duration;
import java.util.List;
import net.mailmigrator.plan.FolderRules;
import org.jspecify.annotations.Nullable;

/**
 * What {@code copy} in the settings says about messages.
 *
 * @param existing what a target folder already holds; null: unset, a finding TARGET-NOT-EMPTY
 * @param settle how long a target mailbox must stand still before a lost append is judged
 */
public record CopySettings(
        @Nullable Existing existing,
        Duration settle,
        OnUndecided onUndecided,
        boolean copyInactive,
        List<FolderRules.Exclusion> exclude) {
    /** I7. */
    public enum Existing {
        ADOPT,
        APPEND,
        REFUSE
    }

    /** Where a rewriting target leaves doubt whether a message arrived. */
    public enum OnUndecided {
        LIST,
        RESEND
    }

    public CopySettings {
        exclude = List.copyOf(exclude);
    }
}

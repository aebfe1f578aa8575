package net.mailmigrator.copy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.mailmigrator.plan.FolderRules;
import org.jspecify.annotations.Nullable;

/**
 * What {@code copy} in the settings says about messages.
 *
 * @param existing what a target folder already holds; null: unset, a finding TARGET-NOT-EMPTY
 * @param repair what may be tried on a message that the target refuses
 * @param settle how long a target mailbox must stand still before a lost append is judged
 */
public record CopySettings(
        @Nullable Existing existing,
        Duration settle,
        OnUndecided onUndecided,
        boolean copyInactive,
        List<FolderRules.Exclusion> exclude,
        Set<Repair> repair) {
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
        repair = Set.copyOf(repair);
    }

    /** Without repairs. */
    public CopySettings(
            @Nullable Existing existing,
            Duration settle,
            OnUndecided onUndecided,
            boolean copyInactive,
            List<FolderRules.Exclusion> exclude) {
        this(existing, settle, onUndecided, copyInactive, exclude, Set.of());
    }

    /** The same with another answer to what a target folder already holds. */
    public CopySettings withExisting(@Nullable Existing other) {
        return new CopySettings(other, settle, onUndecided, copyInactive, exclude, repair);
    }

    /** The same with repairs. */
    public CopySettings withRepair(Set<Repair> repairs) {
        return new CopySettings(existing, settle, onUndecided, copyInactive, exclude, repairs);
    }
}

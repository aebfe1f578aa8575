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
 * @param dualDelivery new source mail that the target got by itself, too
 * @param mostErrors how many messages and folders of an account may fail in a pass before the account is stopped
 * @param settle how long a target mailbox must stand still before a lost append is judged
 */
public record CopySettings(
        @Nullable Existing existing,
        Duration settle,
        OnUndecided onUndecided,
        boolean copyInactive,
        List<FolderRules.Exclusion> exclude,
        Set<Repair> repair,
        int mostErrors,
        DualDelivery dualDelivery) {
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

    /** Mail that was delivered to both systems. */
    public enum DualDelivery {
        /** It is at the target twice then, and counted. */
        COPY,
        /** The target's own copy is adopted. */
        SKIP
    }

    public CopySettings {
        exclude = List.copyOf(exclude);
        repair = Set.copyOf(repair);
    }

    /** However many errors there are. */
    public CopySettings(
            @Nullable Existing existing,
            Duration settle,
            OnUndecided onUndecided,
            boolean copyInactive,
            List<FolderRules.Exclusion> exclude,
            Set<Repair> repair) {
        this(existing, settle, onUndecided, copyInactive, exclude, repair, Integer.MAX_VALUE, DualDelivery.COPY);
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
        return new CopySettings(other, settle, onUndecided, copyInactive, exclude, repair, mostErrors, dualDelivery);
    }

    /** The same with another bound of errors. */
    public CopySettings withMostErrors(int other) {
        return new CopySettings(existing, settle, onUndecided, copyInactive, exclude, repair, other, dualDelivery);
    }

    /** The same with repairs. */
    public CopySettings withRepair(Set<Repair> repairs) {
        return new CopySettings(
                existing, settle, onUndecided, copyInactive, exclude, repairs, mostErrors, dualDelivery);
    }

    /** The same with another answer to mail that was delivered to both systems. */
    public CopySettings withDualDelivery(DualDelivery other) {
        return new CopySettings(existing, settle, onUndecided, copyInactive, exclude, repair, mostErrors, other);
    }
}

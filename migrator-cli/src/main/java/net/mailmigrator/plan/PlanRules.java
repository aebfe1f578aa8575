package net.mailmigrator.plan;

import org.jspecify.annotations.Nullable;

/**
 * What the settings say that makes a difference to the plan.
 *
 * @param existing {@code copy.existing} as written; null: unset, so that a target folder with mail is a question
 * @param targetLogins how accounts are told apart at the target
 * @param retention null where accounts are not mapped, so that deletion by age is nobody's business here
 */
public record PlanRules(
        FolderRules folders,
        @Nullable String existing,
        TargetLogins targetLogins,
        @Nullable RetentionSettings retention) {
    /** Where accounts are not mapped. */
    public PlanRules(FolderRules folders, @Nullable String existing, TargetLogins targetLogins) {
        this(folders, existing, targetLogins, null);
    }
}

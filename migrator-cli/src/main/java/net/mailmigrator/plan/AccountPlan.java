package net.mailmigrator.plan;

import java.util.List;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Severity;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * What shall happen to one account.
 *
 * @param inventory null where the plan was made without looking at the servers
 * @param folders null where the source could not be opened, or was not looked at
 * @param findings of mapping, target and folder plan together
 */
public record AccountPlan(
        SourceAccount source,
        MappedAccount account,
        @Nullable AccountInventory inventory,
        @Nullable FolderPlan folders,
        List<Finding> findings) {
    public AccountPlan {
        findings = List.copyOf(findings);
    }

    /** Whether something forbids to touch this account. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Whether an operator must decide first. */
    public boolean needsDecision() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.DECIDE);
    }
}

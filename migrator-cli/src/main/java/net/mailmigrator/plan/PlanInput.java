package net.mailmigrator.plan;

import java.util.List;
import java.util.Map;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Problem;

/**
 * All that a plan is made of.
 *
 * @param accounts the selected accounts after mapping, in the source's order
 * @param badRows rows of the source that made no account
 * @param inventories by login; an account without one was not looked at
 * @param targetFindings by login: what the provisioning target makes of the account
 * @param progress the journal as it stands
 * @param decisions the operator's answers
 * @param others accounts in scope that this command does not work on: they still own their login at the target
 */
public record PlanInput(
        List<MappingResult> accounts,
        List<Problem> badRows,
        Map<String, AccountInventory> inventories,
        Map<String, List<Finding>> targetFindings,
        Progress progress,
        List<Decision> decisions,
        List<MappedAccount> others) {
    public PlanInput {
        accounts = List.copyOf(accounts);
        badRows = List.copyOf(badRows);
        inventories = Map.copyOf(inventories);
        targetFindings = Map.copyOf(targetFindings);
        decisions = List.copyOf(decisions);
        others = List.copyOf(others);
    }

    /** Where all accounts in scope are selected. */
    public PlanInput(
            List<MappingResult> accounts,
            List<Problem> badRows,
            Map<String, AccountInventory> inventories,
            Map<String, List<Finding>> targetFindings,
            Progress progress,
            List<Decision> decisions) {
        this(accounts, badRows, inventories, targetFindings, progress, decisions, List.of());
    }

    /** Accounts that nothing else is known of: no look at the servers, no journal, no decisions. */
    public static PlanInput of(List<MappingResult> accounts) {
        return new PlanInput(accounts, List.of(), Map.of(), Map.of(), Progress.NONE, List.of());
    }
}

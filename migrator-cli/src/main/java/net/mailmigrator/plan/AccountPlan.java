package net.mailmigrator.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Severity;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * What shall happen to one account.
 *
 * @param inventory null where the plan was made without looking at the servers
 * @param folders null where the source could not be opened, or was not looked at
 * @param retention what deletion by age would take away; null where nothing is deleted by age, or accounts are not mapped
 * @param findings of mapping, target and folder plan together
 * @param answers what the operator decided about this account, also where the finding is gone by now; what the settings
 *     say of mail at the target ({@code copy.existing}) is an answer too, where no decision says otherwise
 */
public record AccountPlan(
        SourceAccount source,
        MappedAccount account,
        @Nullable AccountInventory inventory,
        @Nullable FolderPlan folders,
        @Nullable RetentionPreview retention,
        List<Finding> findings,
        Map<FindingCode, String> answers) {
    public AccountPlan {
        findings = List.copyOf(findings);
        answers = Map.copyOf(answers);
    }

    /** Without any decision of the operator. */
    public AccountPlan(
            SourceAccount source,
            MappedAccount account,
            @Nullable AccountInventory inventory,
            @Nullable FolderPlan folders,
            List<Finding> findings) {
        this(source, account, inventory, folders, null, findings, Map.of());
    }

    /** Whether something forbids to touch this account. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Whether an operator must decide first. */
    public boolean needsDecision() {
        return findings.stream().anyMatch(this::isOpen);
    }

    /** Whether a finding asks for a decision that was not made yet. */
    public boolean isOpen(Finding finding) {
        return finding.severity() == Severity.DECIDE && !answers.containsKey(finding.code());
    }

    /** The findings that wait for a decision, by code, since one decision answers all of a code. */
    public Map<FindingCode, List<Finding>> questions() {
        return findings.stream()
                .filter(this::isOpen)
                .distinct()
                .collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.toList()));
    }

    /** What the operator decided about findings of this code; empty where nothing was decided. */
    public Optional<String> answer(FindingCode code) {
        return Optional.ofNullable(answers.get(code));
    }
}

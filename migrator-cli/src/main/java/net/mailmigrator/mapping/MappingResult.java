package net.mailmigrator.mapping;

import java.util.List;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Severity;
import net.mailmigrator.model.SourceAccount;

/**
 * One account after the rules.
 *
 * @param source what was read
 * @param account what shall be
 * @param findings what the rules noticed, in the order of the rules
 */
public record MappingResult(SourceAccount source, MappedAccount account, List<Finding> findings) {
    public MappingResult {
        findings = List.copyOf(findings);
    }

    /** Whether a rule forbids to go on with this account. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}

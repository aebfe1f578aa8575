package net.mailmigrator.mapping;

import java.util.stream.Collectors;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SourceAccount;

/** R1: what is in neither list of the scope is asked about. */
final class ScopeRule implements Rule {
    private final ScopeFilter scope;

    ScopeRule(ScopeFilter scope) {
        this.scope = scope;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        FindingCode question = question(account);
        if (scope.judge(account) == ScopeFilter.Scope.UNDECIDED && question == FindingCode.SCOPE_UNDECIDED) {
            String hosts = account.hosts().known().distinct().collect(Collectors.joining(", "));
            draft.find(question, "hosts", hosts.isEmpty() ? "none known" : hosts);
            draft.answer(question)
                    .filter("include"::equals)
                    .ifPresent(answer -> draft.change("R1", "scope", "undecided", "in"));
        }
    }

    /** An account that belongs to nothing has no hosts for that reason: one question is enough. */
    static FindingCode question(SourceAccount account) {
        return account.defect() == null ? FindingCode.SCOPE_UNDECIDED : FindingCode.SOURCE_DEFECT;
    }
}

package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SourceAccount;

/** Accounts that are switched off, marked for deletion, or do not fit into the old panel's own data. */
final class StateRule implements Rule {
    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        if (account.defect() != null) {
            draft.find(FindingCode.SOURCE_DEFECT, "reason", account.defect());
        }
        if (!account.active()) {
            draft.find(FindingCode.INACTIVE);
        }
        if (account.deletePending()) {
            draft.find(FindingCode.DELETE_PENDING);
        }
    }
}

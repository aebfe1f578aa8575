package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SourceAccount;

/** R2, R3: the login stays byte for byte; logins that a server may take for one another are listed. */
final class LoginRule implements Rule {
    private final AccountIndex index;

    LoginRule(AccountIndex index) {
        this.index = index;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        if (!account.login().equals(account.login().strip())) {
            draft.find(FindingCode.LOGIN_BLANKS);
        }
        for (SourceAccount other : index.loginTwins(account)) {
            draft.find(FindingCode.LOGIN_DIFFERS_BY_CASE, "other", other.login(), "place", other.place());
        }
    }
}

package net.mailmigrator.mapping;

import java.util.Optional;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SourceAccount;

/** R3, R30: whoever may log in by address must not reach another account. */
final class LoginCollisionRule implements Rule {
    private final AccountIndex index;

    LoginCollisionRule(AccountIndex index) {
        this.index = index;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        Optional<EmailAddress> address = EmailAddress.parse(account.login());
        if (address.isEmpty()) {
            return;
        }
        for (SourceAccount other : index.othersWith(address.get(), account)) {
            draft.find(
                    FindingCode.LOGIN_IS_OTHERS_ADDRESS,
                    "address",
                    address.get().toString(),
                    "other",
                    other.login(),
                    "place",
                    other.place());
        }
    }
}

package net.mailmigrator.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        List<SourceAccount> others = index.othersWith(address.get(), account);
        if (!others.isEmpty()) {
            String names = others.stream()
                    .map(other -> other.login() + " (" + other.place() + ")")
                    .collect(Collectors.joining(" and "));
            draft.find(
                    FindingCode.LOGIN_IS_OTHERS_ADDRESS,
                    "address",
                    address.get().toString(),
                    "others",
                    names);
        }
    }
}

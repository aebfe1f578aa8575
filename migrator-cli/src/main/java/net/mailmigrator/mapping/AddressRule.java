package net.mailmigrator.mapping;

import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SourceAccount;

/** R3, R30: addresses are carried as they are; none at all, and one that two accounts claim, is listed. */
final class AddressRule implements Rule {
    private final AccountIndex index;

    AddressRule(AccountIndex index) {
        this.index = index;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        if (account.addresses().isEmpty()) {
            draft.find(FindingCode.NO_ADDRESS);
        }
        for (AccountAddress own : account.addresses()) {
            for (SourceAccount other : index.othersWith(own.address(), account)) {
                draft.find(
                        FindingCode.ADDRESS_TWICE,
                        "address",
                        own.address().toString(),
                        "other",
                        other.login(),
                        "place",
                        other.place());
            }
        }
    }
}

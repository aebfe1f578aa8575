package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SourceAccount;

/**
 * R3, R29, R30: addresses are carried in the form that servers compare. Of accounts that claim one, that whose primary
 * address it is keeps it, else the first of the source.
 */
final class AddressRule implements Rule {
    private final AccountIndex index;
    private final AddressBook book;

    AddressRule(AccountIndex index, AddressBook book) {
        this.index = index;
        this.book = book;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        if (account.addresses().isEmpty()) {
            draft.find(FindingCode.NO_ADDRESS);
        }
        String written = account.extra().get("addressAsWritten");
        if (written != null) {
            draft.change("R29", "address", written.replace("\n", ", "), "in lower case and ASCII");
        }
        List<AccountAddress> kept = new ArrayList<>();
        Set<EmailAddress> seen = new HashSet<>();
        for (AccountAddress own : account.addresses()) {
            if (seen.add(own.address()) && keeps(draft, own)) {
                kept.add(own);
                insteadOf(draft, own);
            }
        }
        draft.addresses(kept);
    }

    /** An address that is set by name in an alias domain comes before what that domain stands for. */
    private void insteadOf(AccountDraft draft, AccountAddress own) {
        EmailAddress whole = book.canonical(own.address());
        book.named(whole)
                .filter(other -> !other.login().equals(draft.source().login()))
                .ifPresent(other -> draft.find(
                        FindingCode.ALIAS_DOMAIN_ADDRESS,
                        "address",
                        own.address().toString(),
                        "domain",
                        whole.domain(),
                        "other",
                        other.login(),
                        "place",
                        other.place()));
    }

    private boolean keeps(AccountDraft draft, AccountAddress own) {
        SourceAccount account = draft.source();
        List<SourceAccount> others = index.othersWith(own.address(), account);
        if (others.isEmpty()) {
            return true;
        }
        String address = own.address().toString();
        SourceAccount winner = book.owner(own.address()).orElse(account);
        boolean keeps = winner.login().equals(account.login());
        for (SourceAccount other : others) {
            if (!keeps && own.primary()) {
                draft.find(
                        FindingCode.PRIMARY_ADDRESS_TAKEN,
                        "address",
                        address,
                        "other",
                        other.login(),
                        "place",
                        other.place());
            }
            draft.find(
                    FindingCode.ADDRESS_TWICE,
                    "address",
                    address,
                    "other",
                    other.login(),
                    "place",
                    other.place(),
                    "keeps",
                    keeps ? "this account" : winner.login());
        }
        if (!keeps) {
            draft.change("R30", "address " + address, "its own", "of " + winner.login());
        }
        return keeps;
    }
}

package net.mailmigrator.mapping;

import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.EmailAddress;

/** R20: forwards of an account begin at the latest with the switch, and lead somewhere. */
final class ForwardRule implements Rule {
    private final ForwardCheck check;

    ForwardRule(ForwardCheck check) {
        this.check = check;
    }

    @Override
    public void apply(AccountDraft draft) {
        Set<EmailAddress> all =
                draft.source().addresses().stream().map(AccountAddress::address).collect(Collectors.toSet());
        draft.forwards(draft.source().forwards().stream()
                .flatMap(forward ->
                        check.check(forward, forward.from() == null ? all : Set.of(forward.from()), draft).stream())
                .toList());
    }
}

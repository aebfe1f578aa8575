package net.mailmigrator.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.SourceAccount;

/** R20, R30: addresses that belong to no account. */
final class EntryCheck {
    private final AddressBook book;
    private final ForwardCheck forwards;

    EntryCheck(AddressBook book, ForwardCheck forwards) {
        this.book = book;
        this.forwards = forwards;
    }

    Stream<OtherFindings> check(AddressEntry entry) {
        if (book.isOut(entry.address().domain())) {
            return Stream.empty();
        }
        Found found = new Found();
        Optional<SourceAccount> owner = book.mailbox(entry.address());
        if (owner.isPresent()) {
            taken(entry, owner.get(), found);
        } else {
            listed(entry, found);
        }
        return found.about(OtherFindings.Kind.ADDRESS, entry.address().toString(), entry.customer());
    }

    private static void taken(AddressEntry entry, SourceAccount owner, Found found) {
        found.find(
                FindingCode.FORWARD_ON_MAILBOX,
                "address",
                entry.address().toString(),
                "other",
                owner.login(),
                "place",
                owner.place());
    }

    private void listed(AddressEntry entry, Found found) {
        String kind = entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String targets = entry.forwards().stream()
                .flatMap(forward -> forward.targets().stream())
                .collect(Collectors.joining(", "));
        found.find(
                FindingCode.ADDRESS_WITHOUT_ACCOUNT, "kind", kind, "targets", targets.isEmpty() ? "nobody" : targets);
        entry.forwards().forEach(forward -> forwards.check(forward, Set.of(entry.address()), found));
    }
}

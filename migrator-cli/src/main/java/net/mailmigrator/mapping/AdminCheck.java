package net.mailmigrator.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/** R24: everybody who administers domains needs an address for a forgotten password that can still be read then. */
final class AdminCheck {
    private final AddressBook book;
    private final List<OldAdmin> all;
    private final Map<String, String> contacts = new HashMap<>();

    /** @param accounts of which the customers are known, and how they are reached */
    AdminCheck(AddressBook book, List<OldAdmin> all, List<SourceAccount> accounts) {
        this.book = book;
        for (SourceAccount account : accounts) {
            @Nullable Customer customer = account.customer();
            if (customer != null && customer.email() != null) {
                contacts.putIfAbsent(customer.id(), customer.email());
            }
        }
        this.all = all.stream().filter(OldAdmin::active).toList();
    }

    /** Those who cannot log in any more are not asked. */
    Stream<OtherFindings> check() {
        return all.stream().flatMap(this::check);
    }

    private Stream<OtherFindings> check(OldAdmin admin) {
        Found found = new Found();
        String written = admin.recoveryAddress() == null ? "" : admin.recoveryAddress();
        Optional<EmailAddress> address = EmailAddress.parse(written);
        if (written.isBlank()) {
            found.find(FindingCode.RECOVERY_MISSING, "candidate", candidate(admin));
        } else if (address.isEmpty()) {
            found.find(FindingCode.RECOVERY_INVALID, "address", written);
        } else {
            judge(admin, address.get(), found);
        }
        return found.about(OtherFindings.Kind.ADMIN, admin.login(), admin.customer());
    }

    /** Where the customer is written to, unless the admin would be locked out of that, too. */
    private String candidate(OldAdmin admin) {
        return Optional.ofNullable(admin.customer())
                .map(contacts::get)
                .flatMap(EmailAddress::parse)
                .filter(contact -> !administers(admin, contact.domain()))
                .map(contact -> ", such as " + contact + ", under which its customer is known")
                .orElse("");
    }

    private void judge(OldAdmin admin, EmailAddress address, Found found) {
        String text = address.toString();
        if (book.hosts(address.domain()) && (!book.delivers(address) || leadsBack(address) || isOff(address))) {
            found.find(FindingCode.RECOVERY_UNREACHABLE, "address", text);
        }
        if (administers(admin, address.domain())) {
            found.find(FindingCode.RECOVERY_OWN_DOMAIN, "address", text);
        }
        List<String> others = all.stream()
                .filter(other -> !Objects.equals(other.customer(), admin.customer()))
                .filter(other -> EmailAddress.parse(Objects.requireNonNullElse(other.recoveryAddress(), ""))
                        .filter(address::equals)
                        .isPresent())
                .map(OldAdmin::login)
                .toList();
        if (!others.isEmpty()) {
            found.find(FindingCode.RECOVERY_SHARED, "address", text, "others", String.join(", ", others));
        }
    }

    private boolean isOff(EmailAddress address) {
        return book.owner(address)
                .filter(owner -> !owner.active() || owner.deletePending())
                .isPresent();
    }

    private boolean leadsBack(EmailAddress address) {
        return book.entry(address)
                .filter(entry -> entry.forwards().stream()
                        .flatMap(forward -> forward.targets().stream())
                        .allMatch(target -> EmailAddress.parse(target)
                                .map(book::canonical)
                                .filter(book.canonical(address)::equals)
                                .isPresent()))
                .isPresent();
    }

    private boolean administers(OldAdmin admin, String domain) {
        return (admin.superadmin() && book.hosts(domain))
                || admin.domains().stream().anyMatch(own -> own.ascii().equals(domain))
                || (admin.domains().isEmpty() && admin.customer() != null && book.isOf(domain, admin.customer()));
    }
}

package net.mailmigrator.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import org.jspecify.annotations.Nullable;

/** R19: accounts that may send as any address of some domains, by a request that was approved. */
final class Exemptions {
    private final Map<String, List<Exemption>> byLogin;
    private final AddressBook book;
    private final MoveDay move;

    Exemptions(List<Exemption> list, AddressBook book, MoveDay move) {
        this.byLogin =
                list.stream().collect(Collectors.groupingBy(Exemption::login, LinkedHashMap::new, Collectors.toList()));
        this.book = book;
        this.move = move;
    }

    /** The domains that are granted to an account; what is refused is said. */
    SortedSet<String> apply(AccountDraft draft) {
        SortedSet<String> granted = new TreeSet<>();
        for (Exemption exemption : byLogin.getOrDefault(draft.source().login(), List.of())) {
            SortedSet<String> domains = new TreeSet<>();
            for (String written : exemption.domains()) {
                Optional<String> refusal =
                        refusal(exemption, written, draft.source().customer());
                if (refusal.isPresent()) {
                    draft.find(
                            FindingCode.EXEMPTION_REFUSED,
                            "place",
                            exemption.place(),
                            "domain",
                            written,
                            "reason",
                            refusal.get());
                } else {
                    domains.add(DomainName.parse(bare(written)).orElseThrow().ascii());
                }
            }
            if (!domains.isEmpty()) {
                granted.addAll(domains);
                draft.find(
                        FindingCode.EXEMPT,
                        "domains",
                        String.join(", ", domains),
                        "requestedBy",
                        exemption.requestedBy(),
                        "approvedBy",
                        exemption.approvedBy());
                draft.change("R19", "senderDomains", "none", String.join(", ", domains));
            }
        }
        return granted;
    }

    private Optional<String> refusal(Exemption exemption, String written, @Nullable Customer customer) {
        Optional<DomainName> domain = DomainName.parse(bare(written));
        if (exemption.approvedBy().isBlank()) {
            return Optional.of("nobody has approved it");
        }
        if (exemption.validUntil() != null && exemption.validUntil().isBefore(move.day())) {
            return Optional.of("it was valid until " + exemption.validUntil());
        }
        if (domain.isEmpty()) {
            return Optional.of("it must be a domain by its name; there is none for all of them");
        }
        if (!book.hosts(domain.get().ascii())) {
            return Optional.of("it is not hosted here");
        }
        if (!book.moves(domain.get().ascii())) {
            return Optional.of("it is not moved");
        }
        return book.isOf(domain.get().ascii(), customer)
                ? Optional.empty()
                : Optional.of("it belongs to another customer");
    }

    private static String bare(String written) {
        return written.startsWith("@") ? written.substring(1) : written;
    }

    /** Requests for logins that are not moved. */
    Stream<OtherFindings> withoutAccount(Set<String> logins) {
        return byLogin.entrySet().stream()
                .filter(entry -> !logins.contains(entry.getKey()))
                .flatMap(entry -> {
                    Found found = new Found();
                    entry.getValue()
                            .forEach(one -> found.find(
                                    FindingCode.EXEMPTION_REFUSED,
                                    "place",
                                    one.place(),
                                    "domain",
                                    String.join(" ", one.domains()),
                                    "reason",
                                    "no account in scope has this login"));
                    return found.about(OtherFindings.Kind.LOGIN, entry.getKey(), null);
                });
    }
}

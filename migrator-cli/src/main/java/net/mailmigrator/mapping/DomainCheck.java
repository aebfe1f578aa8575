package net.mailmigrator.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.OtherFindings;

/** R1: customers and domains that the scope divides. */
final class DomainCheck {
    private final ScopeFilter scope;
    private final List<OldDomain> domains;

    DomainCheck(ScopeFilter scope, List<OldDomain> domains) {
        this.scope = scope;
        this.domains = domains;
    }

    Stream<OtherFindings> check() {
        return Stream.concat(splitCustomers(), domains.stream().flatMap(this::check));
    }

    private Stream<OtherFindings> check(OldDomain domain) {
        Found found = new Found();
        alias(domain, found);
        if (!domain.catchAll().isEmpty() && scope.judge(domain.hosts()) != ScopeFilter.Scope.OUT) {
            found.find(FindingCode.CATCH_ALL_ELSEWHERE, "targets", String.join(", ", domain.catchAll()));
        }
        return found.about(OtherFindings.Kind.DOMAIN, domain.name().unicode(), domain.customer());
    }

    /** Letters and contingents are a customer's, so a customer of whom only some domains are moved is named. */
    private Stream<OtherFindings> splitCustomers() {
        Map<String, Map<ScopeFilter.Scope, List<String>>> byCustomer = domains.stream()
                .filter(domain -> domain.customer() != null)
                .collect(Collectors.groupingBy(
                        domain -> String.valueOf(domain.customer()),
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                domain -> scope.judge(domain.hosts()),
                                Collectors.mapping(domain -> domain.name().unicode(), Collectors.toList()))));
        return byCustomer.entrySet().stream()
                .filter(customer ->
                        customer.getValue().size() > 1 && customer.getValue().containsKey(ScopeFilter.Scope.IN))
                .flatMap(customer -> {
                    List<String> in = customer.getValue().getOrDefault(ScopeFilter.Scope.IN, List.of());
                    Found found = new Found();
                    found.find(
                            FindingCode.CUSTOMER_SPLIT,
                            "in",
                            String.join(", ", in),
                            "rest",
                            customer.getValue().entrySet().stream()
                                    .filter(scope -> scope.getKey() != ScopeFilter.Scope.IN)
                                    .flatMap(scope -> scope.getValue().stream())
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
                    return found.about(OtherFindings.Kind.CUSTOMER, customer.getKey(), customer.getKey());
                });
    }

    /** Another name of a domain that stays behind, or the other way round. */
    private void alias(OldDomain domain, Found found) {
        domains.stream()
                .filter(other -> other.name().equals(domain.aliasOf()))
                .filter(other -> scope.judge(other.hosts()) != scope.judge(domain.hosts()))
                .forEach(other -> found.find(
                        FindingCode.ALIAS_DOMAIN_SPLIT,
                        "domain",
                        domain.name().unicode(),
                        "other",
                        other.name().unicode()));
    }
}

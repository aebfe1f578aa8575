package net.mailmigrator.source;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The table in which most panels keep where mail goes (rows of {@code routes}): mailboxes that name themselves, aliases,
 * forwards and catch-alls alike. What a row means follows from what stands on its two sides:
 *
 * <ul>
 *   <li>an account's own address: its forward; it keeps a copy where it names itself
 *   <li>another address that leads to one account, also by way of other rows: an address of that account
 *   <li>a whole domain ({@code @domain}, {@code %@domain}, {@code *@domain} or {@code domain}) that leads to one account:
 *       its catch-all
 *   <li>a whole domain that leads to another one: an alias domain
 *   <li>anything else belongs to no account, and is an entry of its own
 * </ul>
 */
final class Routes {
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Map<String, Set<String>> targets = new LinkedHashMap<>();
    private final SourceTemplate template;
    private final ReadingBuilder reading;
    private final DomainTable domains;

    Routes(SourceTemplate template, ReadingBuilder reading, DomainTable domains) {
        this.template = template;
        this.reading = reading;
        this.domains = domains;
    }

    void add(Row row) {
        try {
            Route route = Route.of(row, new Cells(row, template));
            // one row for each target, or all targets in one row: both are one route
            routes.merge(route.key(), route, Route::and);
        } catch (BadRowException bad) {
            reading.addBadRow(bad.place(), bad.reason());
        }
    }

    /** Gives each account what leads to it, and the reading what leads elsewhere. */
    void resolve(Map<String, AccountRows> byAddress) {
        routes.values().removeIf(this::isAliasDomain);
        for (Route route : routes.values()) {
            if (route.active()) {
                targets.computeIfAbsent(route.address(), first -> new LinkedHashSet<>())
                        .addAll(route.targets());
            }
        }
        for (Route route : routes.values()) {
            @Nullable AccountRows account = byAddress.get(route.address());
            if (account != null) {
                own(route, account, byAddress);
            } else {
                led(route, byAddress);
            }
        }
    }

    private boolean isAliasDomain(Route route) {
        return route.aliasOf()
                .filter(target -> domains.add(route.domain(), Field.ALIAS_OF, target))
                .isPresent();
    }

    private void own(Route route, AccountRows account, Map<String, AccountRows> byAddress) {
        List<String> others = route.targets().stream()
                .filter(target -> !canonical(target, byAddress).equals(route.address()))
                .toList();
        boolean keepsCopy =
                route.keepCopy().orElse(others.size() < route.targets().size());
        if (!others.isEmpty()) {
            account.add("forwards", route.forward(others, keepsCopy));
        } else if (!keepsCopy && route.active()) {
            account.addDefect(
                    "mail to it goes nowhere: " + route.place() + " names neither the account nor another address");
        }
    }

    private void led(Route route, Map<String, AccountRows> byAddress) {
        Set<String> local = new LinkedHashSet<>();
        Set<String> elsewhere = new LinkedHashSet<>();
        follow(route.targets(), byAddress, new LinkedHashSet<>(Set.of(route.address())), local, elsewhere);
        if (local.size() == 1 && elsewhere.isEmpty()) {
            AccountRows account =
                    Objects.requireNonNull(byAddress.get(local.iterator().next()));
            if (!route.isDomain()) {
                account.add(AddressRows.QUERY, route.asAddress());
            } else if (route.active()) {
                account.add("catchAll", route.asCatchAll());
            }
        } else if (route.isDomain()) {
            unknownAddresses(route);
        } else if (local.isEmpty() && elsewhere.isEmpty()) {
            reading.addBadRow(route.place(), "it leads nowhere and is not carried: " + route);
        } else {
            reading.addEntry(List.of(route.asEntry(
                    route.special().orElse(local.isEmpty() ? AccountKind.FORWARD_ONLY : AccountKind.GROUP))));
        }
    }

    private void unknownAddresses(Route route) {
        if (route.active() && !domains.add(route.domain(), Field.CATCH_ALL, String.join(",", route.targets()))) {
            reading.addBadRow(route.place(), "it belongs to no domain and is not carried: " + route);
        }
    }

    /** Mail for an account stays there, whatever the account does with it; other addresses lead on. */
    private void follow(
            Iterable<String> from,
            Map<String, AccountRows> byAddress,
            Set<String> seen,
            Set<String> local,
            Set<String> elsewhere) {
        for (String target : from) {
            String address = canonical(target, byAddress);
            @Nullable Set<String> further = targets.get(address);
            if (byAddress.containsKey(address)) {
                local.add(address);
            } else if (further == null) {
                elsewhere.add(address);
            } else if (seen.add(address)) {
                follow(further, byAddress, seen, local, elsewhere);
            }
        }
    }

    /** What stands there itself wins over what its domain is an alias of. */
    private String canonical(String written, Map<String, AccountRows> byAddress) {
        String address = AccountTable.folded(written);
        return byAddress.containsKey(address) || targets.containsKey(address) ? address : domains.canonical(address);
    }
}

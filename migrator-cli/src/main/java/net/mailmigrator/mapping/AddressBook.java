package net.mailmigrator.mapping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.OldPanel;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/** Which addresses and domains the old system has, and whose they are. */
final class AddressBook {
    private static final int MOST_ALIASES = 20;

    private final Map<EmailAddress, SourceAccount> owners = new LinkedHashMap<>();
    private final Map<EmailAddress, Integer> claims = new HashMap<>();
    private final Map<EmailAddress, AddressEntry> entries = new HashMap<>();
    private final Map<String, OldDomain> domains = new HashMap<>();
    private final Map<String, Set<String>> customers = new HashMap<>();
    private final Set<String> catchAlls = new HashSet<>();
    private final Set<String> hosted = new HashSet<>();
    private final Set<String> out = new HashSet<>();

    AddressBook(OldPanel panel, ScopeFilter scope) {
        panel.domains().forEach(domain -> add(domain, scope));
        panel.accounts().forEach(account -> add(account, scope));
        for (AddressEntry entry : panel.entries()) {
            entries.putIfAbsent(entry.address(), entry);
            hosted.add(entry.address().domain());
            belongs(entry.address().domain(), entry.customer());
            if (entry.kind() == AccountKind.CATCHALL) {
                catchAlls.add(entry.address().domain());
            }
        }
    }

    private void add(OldDomain domain, ScopeFilter scope) {
        String name = domain.name().ascii();
        domains.put(name, domain);
        hosted.add(name);
        belongs(name, domain.customer());
        if (scope.judge(domain.hosts()) == ScopeFilter.Scope.OUT) {
            out.add(name);
        }
        if (!domain.catchAll().isEmpty()) {
            catchAlls.add(name);
        }
    }

    private void add(SourceAccount account, ScopeFilter scope) {
        boolean isOut = scope.judge(account.hosts()) == ScopeFilter.Scope.OUT;
        for (AccountAddress own : account.addresses()) {
            claim(own, account);
            String domain = own.address().domain();
            hosted.add(domain);
            if (account.customer() != null && !domains.containsKey(domain)) {
                belongs(domain, account.customer().id());
            }
            if (isOut) {
                out.add(domain);
            }
        }
        catchAlls.addAll(account.routing().catchAllOf());
    }

    /** An address that is on before one that is off, then whose primary one it is, then the first of the source. */
    private void claim(AccountAddress own, SourceAccount account) {
        int claim = (own.active() ? 2 : 0) + (own.primary() ? 1 : 0);
        if (claim > claims.getOrDefault(own.address(), -1)) {
            claims.put(own.address(), claim);
            owners.put(own.address(), account);
        }
    }

    /** Whether the account that has it has switched it off. */
    private boolean isOff(EmailAddress address) {
        return claims.getOrDefault(address, 2) < 2;
    }

    private void belongs(String domain, @Nullable String customer) {
        if (customer != null) {
            customers.computeIfAbsent(domain, name -> new HashSet<>()).add(customer);
        }
    }

    /** Whether the old system has the domain. */
    boolean hosts(String domain) {
        return hosted.contains(domain);
    }

    /** Whether the domain uses a host that the scope excludes. */
    boolean isOut(String domain) {
        return out.contains(domain);
    }

    /** Whether the new system will have the domain; one whose scope is undecided counts. */
    boolean moves(String domain) {
        return hosts(domain) && !isOut(domain);
    }

    /** Whether the domain is one of this customer's. */
    boolean isOf(String domain, @Nullable Customer customer) {
        return customer != null && isOf(domain, customer.id());
    }

    /** Likewise, by the customer's id. */
    boolean isOf(String domain, String customer) {
        return customers.getOrDefault(domain, Set.of()).contains(customer);
    }

    /** With the domain whose other name its own is; chains are followed. */
    EmailAddress canonical(EmailAddress address) {
        EmailAddress now = address;
        for (int i = 0; i < MOST_ALIASES; i++) {
            @Nullable OldDomain domain = domains.get(now.domain());
            if (domain == null || domain.aliasOf() == null) {
                return now;
            }
            now = new EmailAddress(now.localPart(), domain.aliasOf().ascii());
        }
        return now;
    }

    /** The domains that are other names of this one, by any number of steps. */
    List<String> aliasesOf(String domain) {
        return domains.keySet().stream()
                .filter(other -> !other.equals(domain))
                .filter(other ->
                        canonical(new EmailAddress("x", other)).domain().equals(domain))
                .sorted()
                .toList();
    }

    /** The form under which an address is known; else that with the domain which its own stands for. */
    EmailAddress known(EmailAddress address) {
        EmailAddress whole = canonical(address);
        // an address that is set in an alias domain comes before what the domain stands for
        return Stream.of(address, whole, address.withoutSubaddress(), whole.withoutSubaddress())
                .filter(one -> owners.containsKey(one) || entries.containsKey(one))
                .findFirst()
                .orElse(whole);
    }

    /** The account that gets mail to an address, by its own name or through an alias domain or a subaddress. */
    Optional<SourceAccount> owner(EmailAddress address) {
        return Optional.ofNullable(owners.get(known(address)));
    }

    /** Likewise, but a subaddress must be the account's by name, and the address must be on. */
    Optional<SourceAccount> mailbox(EmailAddress address) {
        return Stream.of(address, canonical(address))
                .filter(one -> owners.containsKey(one) && !isOff(one))
                .findFirst()
                .map(owners::get);
    }

    /** The account that has an address by its name, without the help of an alias domain. */
    Optional<SourceAccount> named(EmailAddress address) {
        return Optional.ofNullable(owners.get(address));
    }

    /** The accounts that get mail to an address, also by way of addresses that belong to none. */
    Set<SourceAccount> reached(EmailAddress address) {
        Set<SourceAccount> reached = new LinkedHashSet<>();
        Set<EmailAddress> seen = new HashSet<>();
        Deque<EmailAddress> ways = new ArrayDeque<>(List.of(address));
        while (!ways.isEmpty()) {
            EmailAddress way = known(ways.remove());
            if (seen.add(way)) {
                owner(way).ifPresent(reached::add);
                entry(way).stream()
                        .flatMap(entry -> entry.forwards().stream())
                        .filter(Forward::active)
                        .flatMap(forward -> forward.targets().stream())
                        .flatMap(target -> EmailAddress.parse(target).stream())
                        .forEach(ways::add);
            }
        }
        return reached;
    }

    /** What an address is that belongs to no account. */
    Optional<AddressEntry> entry(EmailAddress address) {
        return Optional.ofNullable(entries.get(known(address)));
    }

    /** Whether mail to an address goes anywhere. */
    boolean delivers(EmailAddress address) {
        return (owner(address).isPresent() && !isOff(known(address)))
                || entry(address).isPresent()
                || catchAlls.contains(canonical(address).domain());
    }
}

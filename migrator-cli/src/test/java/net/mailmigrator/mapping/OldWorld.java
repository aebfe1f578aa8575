package net.mailmigrator.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.Hosts;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.OldPanel;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;

/** A small old panel that tests fill, and what the rules make of it. */
final class OldWorld {
    /** The name under which domains of the move are used; {@link #STAYS} is that of domains that are not moved. */
    static final Hosts MOVES = new Hosts(null, "mail.moves.example", null);

    static final Hosts STAYS = new Hosts(null, "mail.stays.example", null);
    static final ScopeFilter SCOPE = new ScopeFilter(List.of(), List.of("mail.stays.example"));
    static final LocalDate TODAY = LocalDate.of(2018, 9, 18);

    private final List<SourceAccount> accounts = new ArrayList<>();
    private final List<AddressEntry> entries = new ArrayList<>();
    private final List<OldDomain> domains = new ArrayList<>();
    private final List<OldAdmin> admins = new ArrayList<>();
    private final List<Exemption> exemptions = new ArrayList<>();
    private Map<String, List<SentAs>> sentBy = Map.of();

    OldWorld account(SourceAccountBuilder builder) {
        accounts.add(builder.build());
        return this;
    }

    OldWorld domain(String name, @Nullable String customer, Hosts hosts, @Nullable String aliasOf) {
        domains.add(new OldDomain(
                "domain " + name,
                DomainName.parse(name).orElseThrow(),
                customer,
                hosts,
                true,
                aliasOf == null ? null : DomainName.parse(aliasOf).orElseThrow(),
                new QuotaLimit.LegacyUnset(),
                OldDomain.Limits.NONE,
                List.of(),
                false,
                null,
                new OldDomain.Dns(List.of(), null, null, false),
                List.of(),
                Map.of()));
        return this;
    }

    OldWorld domain(String name, String customer) {
        return domain(name, customer, MOVES, null);
    }

    OldWorld entry(AccountKind kind, String text, String customer, String... targets) {
        List<Forward> forwards = targets.length == 0
                ? List.of()
                : List.of(new Forward(address(text), List.of(targets), false, true, null, null));
        entries.add(new AddressEntry("entry " + text, kind, address(text), customer, forwards, Map.of()));
        return this;
    }

    OldWorld admin(OldAdmin admin) {
        admins.add(admin);
        return this;
    }

    OldWorld exemption(Exemption exemption) {
        exemptions.add(exemption);
        return this;
    }

    OldWorld sentBy(Map<String, List<SentAs>> value) {
        sentBy = value;
        return this;
    }

    AccountMapper.Mapping map() {
        return map(SCOPE);
    }

    AccountMapper.Mapping map(ScopeFilter scope) {
        MappingSettings settings = new MappingSettings(new QuotaPolicy.Keep(), true)
                .with(new MappingSettings.Lists(LoginStrategy.AS_IS, null, sentBy, exemptions));
        return new AccountMapper(settings, Rulebook.standard(), scope, Decisions.NONE, TODAY).map(panel());
    }

    OldPanel panel() {
        return new OldPanel(accounts, entries, domains, admins);
    }

    /** Of a customer, with addresses of which the first is the primary one. */
    static SourceAccountBuilder account(String login, String customer, String... addresses) {
        List<AccountAddress> own = new ArrayList<>();
        for (String text : addresses) {
            own.add(new AccountAddress(address(text), own.isEmpty(), null, true));
        }
        return SourceAccount.builder("row " + login, login)
                .hosts(MOVES)
                .customer(new Customer(customer, null, null, new QuotaLimit.LegacyUnset()))
                .addresses(own);
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    /** The sentences of a code about an account. */
    static List<String> texts(AccountMapper.Mapping mapping, String login, FindingCode code) {
        return texts(
                mapping.results().stream()
                        .filter(result -> result.account().login().equals(login))
                        .flatMap(result -> result.findings().stream()),
                code);
    }

    /** The sentences of a code about something that is no account. */
    static List<String> others(AccountMapper.Mapping mapping, String name, FindingCode code) {
        return texts(
                mapping.others().stream()
                        .filter(other -> other.name().equals(name))
                        .flatMap(other -> other.findings().stream()),
                code);
    }

    /** Which codes were found about something that is no account. */
    static List<FindingCode> codes(AccountMapper.Mapping mapping, String name) {
        return mapping.others().stream()
                .filter(other -> other.name().equals(name))
                .map(OtherFindings::findings)
                .flatMap(List::stream)
                .map(Finding::code)
                .toList();
    }

    private static List<String> texts(Stream<Finding> findings, FindingCode code) {
        return findings.filter(finding -> finding.code() == code)
                .map(Finding::text)
                .toList();
    }
}

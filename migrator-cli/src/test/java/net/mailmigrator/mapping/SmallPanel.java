package net.mailmigrator.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.Hosts;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.Moment;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.OldPanel;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;

/** A few accounts, addresses and domains, and what the rules make of them: the switch is agreed for 2018-09-18. */
final class SmallPanel {
    /** A Tuesday. */
    static final LocalDate SWITCH = LocalDate.of(2018, 9, 18);

    /** The switch is agreed; any login is taken. */
    static final MappingSettings SETTINGS = new MappingSettings(new QuotaPolicy.Keep(), true)
            .with(new MappingSettings.Lists(LoginStrategy.AS_IS, SWITCH, Map.of(), List.of()));

    private final List<SourceAccount> accounts;
    private final List<AddressEntry> entries = new ArrayList<>();
    private final List<OldDomain> domains = new ArrayList<>();

    private SmallPanel(List<SourceAccount> accounts) {
        this.accounts = accounts;
    }

    static SmallPanel of(SourceAccountBuilder... accounts) {
        return new SmallPanel(
                Arrays.stream(accounts).map(SourceAccountBuilder::build).toList());
    }

    /** An account with one address, its primary one. */
    static SourceAccountBuilder account(String login, String address) {
        return SourceAccount.builder("row " + login, login)
                .address(address(address))
                .addresses(List.of(own(address, true)));
    }

    static AccountAddress own(String text, boolean primary) {
        return new AccountAddress(address(text), primary, true, true);
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    /** An active forward without dates that keeps no copy. */
    static Forward forward(String from, String... targets) {
        return new Forward(address(from), List.of(targets), false, true, null, null);
    }

    static @Nullable Moment day(@Nullable String text) {
        return text == null ? null : Moment.of(LocalDate.parse(text));
    }

    /** An address without account that forwards. */
    SmallPanel forwardOnly(String from, String... targets) {
        entries.add(new AddressEntry(
                "row " + from,
                AccountKind.FORWARD_ONLY,
                address(from),
                null,
                List.of(forward(from, targets)),
                Map.of()));
        return this;
    }

    SmallPanel aliasDomain(String name, String other) {
        domains.add(domain(name, DomainName.parse(other).orElseThrow(), Hosts.NONE, List.of()));
        return this;
    }

    SmallPanel domainAt(String name, String panelHost) {
        domains.add(domain(name, null, new Hosts(panelHost, null, null), List.of()));
        return this;
    }

    SmallPanel catchAll(String name, String target) {
        domains.add(domain(name, null, Hosts.NONE, List.of(target)));
        return this;
    }

    private static OldDomain domain(String name, @Nullable DomainName aliasOf, Hosts hosts, List<String> catchAll) {
        return new OldDomain(
                "row " + name,
                DomainName.parse(name).orElseThrow(),
                null,
                hosts,
                true,
                aliasOf,
                new QuotaLimit.LegacyUnset(),
                OldDomain.Limits.NONE,
                catchAll,
                false,
                null,
                new OldDomain.Dns(List.of(), null, null, false),
                List.of(),
                Map.of());
    }

    AccountMapper.Mapping map() {
        return map(SETTINGS, Decisions.NONE);
    }

    AccountMapper.Mapping map(MappingSettings settings, Decisions decisions) {
        ScopeFilter scope = new ScopeFilter(List.of(), List.of("elsewhere.example"));
        return new AccountMapper(settings, Rulebook.standard(), scope, decisions)
                .map(new OldPanel(accounts, entries, domains, List.of()));
    }

    /** What became of the first account. */
    MappingResult first() {
        return map().results().get(0);
    }

    static List<FindingCode> codes(MappingResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    /** The sentences of the findings with a code. */
    static List<String> texts(MappingResult result, FindingCode code) {
        return texts(result.findings().stream(), code);
    }

    /** The sentences about something that is no account. */
    static List<String> texts(OtherFindings other, FindingCode code) {
        return texts(other.findings().stream(), code);
    }

    private static List<String> texts(Stream<Finding> findings, FindingCode code) {
        return findings.filter(finding -> finding.code() == code)
                .map(Finding::text)
                .toList();
    }
}

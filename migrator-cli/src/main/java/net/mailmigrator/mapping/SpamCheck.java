package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.mapping.MappingRules.SpamChange;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamSettings;
import org.jspecify.annotations.Nullable;

/**
 * R21: domains of which some accounts reject spam and others do not. A message to several recipients is answered once,
 * after its text, so it is rejected for all of them or for none.
 */
final class SpamCheck {
    private final Map<SpamMode, SpamChange> table;

    SpamCheck(Map<SpamMode, SpamChange> table) {
        this.table = table;
    }

    /** In the order of the domains' names. */
    Stream<OtherFindings> check(List<SourceAccount> accounts) {
        Map<String, List<SourceAccount>> byDomain = new TreeMap<>();
        accounts.stream()
                .filter(account -> account.address() != null && account.active())
                .forEach(account -> byDomain.computeIfAbsent(
                                Objects.requireNonNull(account.address()).domain(), domain -> new ArrayList<>())
                        .add(account));
        return byDomain.entrySet().stream().flatMap(domain -> check(domain.getKey(), domain.getValue()));
    }

    private Stream<OtherFindings> check(String domain, List<SourceAccount> accounts) {
        Map<SpamMode, Integer> modes = new EnumMap<>(SpamMode.class);
        accounts.forEach(account -> modes.merge(becomes(account.spam()), 1, Integer::sum));
        Found found = new Found();
        if (modes.size() > 1 && modes.containsKey(SpamMode.REJECT)) {
            found.find(
                    FindingCode.SPAM_MODES_DIFFER,
                    "modes",
                    modes.entrySet().stream()
                            .map(mode -> mode.getKey().name().toLowerCase(Locale.ROOT) + " " + mode.getValue())
                            .collect(Collectors.joining(", ")));
        }
        @Nullable Customer customer = accounts.get(0).customer();
        return found.about(
                OtherFindings.Kind.DOMAIN,
                DomainName.parse(domain).map(DomainName::unicode).orElse(domain),
                customer == null ? null : customer.id());
    }

    private SpamMode becomes(@Nullable SpamSettings old) {
        SpamMode mode = old == null ? SpamMode.OFF : old.mode();
        @Nullable SpamChange change = table.get(mode);
        return change == null ? mode : change.becomes();
    }
}

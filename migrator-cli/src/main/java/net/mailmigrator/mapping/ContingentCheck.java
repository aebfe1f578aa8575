package net.mailmigrator.mapping;

import java.util.List;
import java.util.Map;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/** R11: what the accounts of a customer get together, against its contingent. Exactly the limit is allowed. */
final class ContingentCheck {
    private final MappingSettings settings;

    ContingentCheck(MappingSettings settings) {
        this.settings = settings;
    }

    void apply(List<SourceAccount> accounts, Map<String, QuotaProposal> proposals) {
        for (List<SourceAccount> group : QuotaProposals.byCustomer(accounts).values()) {
            @Nullable Customer customer = group.get(0).customer();
            if (customer != null && customer.contingent() instanceof QuotaLimit.Bytes contingent) {
                check(group, customer, contingent.bytes(), proposals);
            }
        }
    }

    private void check(
            List<SourceAccount> group, Customer customer, long contingent, Map<String, QuotaProposal> proposals) {
        long limit = Math.multiplyExact(contingent, (long) settings.overcommitPercent()) / 100;
        long assigned = group.stream()
                .mapToLong(account -> QuotaProposals.of(account, proposals).drawn())
                .sum();
        if (assigned <= limit) {
            return;
        }
        // quotas that stay as they are may be more than the contingent; the new panel then lets them be lowered only
        FindingCode code = settings.quota() instanceof QuotaPolicy.Keep
                ? FindingCode.CONTINGENT_OVERBOOKED
                : FindingCode.CONTINGENT_EXCEEDED;
        for (SourceAccount account : group) {
            QuotaProposals.of(account, proposals)
                    .with(
                            code,
                            "customer",
                            customer.id(),
                            "assigned",
                            SizeText.of(assigned),
                            "contingent",
                            SizeText.of(limit),
                            "missing",
                            SizeText.of(assigned - limit));
        }
    }
}

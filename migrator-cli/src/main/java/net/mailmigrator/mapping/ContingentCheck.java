package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.quota.QuotaEdit;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/** R11: what the accounts of a customer get together, against its contingent. Exactly the limit is allowed. */
final class ContingentCheck {
    private final MappingSettings settings;

    ContingentCheck(MappingSettings settings) {
        this.settings = settings;
    }

    /** What concerns customers as a whole; what asks for a decision is in the proposals of their accounts. */
    List<OtherFindings> apply(List<SourceAccount> accounts, Map<String, QuotaProposal> proposals) {
        List<OtherFindings> customers = new ArrayList<>();
        for (List<SourceAccount> group : QuotaProposals.byCustomer(accounts).values()) {
            @Nullable Customer customer = group.get(0).customer();
            if (customer != null && customer.contingent() instanceof QuotaLimit.Bytes contingent) {
                long limit = Math.multiplyExact(contingent.bytes(), (long) settings.overcommitPercent()) / 100;
                if (settings.quota() instanceof QuotaPolicy.Keep) {
                    customers.addAll(kept(group, customer, limit, proposals));
                } else {
                    given(group, customer, limit, proposals);
                }
            }
        }
        return customers;
    }

    /**
     * Quotas that stay as they are may be more than the contingent; the new panel then lets them be lowered only. What an
     * operator raises is an edit, and judged as that panel would judge it (R15).
     */
    private static List<OtherFindings> kept(
            List<SourceAccount> group, Customer customer, long limit, Map<String, QuotaProposal> proposals) {
        long before =
                group.stream().mapToLong(account -> bytes(account.quota())).sum();
        long after = drawn(group, proposals);
        for (SourceAccount account : group) {
            QuotaProposal proposal = QuotaProposals.of(account, proposals);
            long old = bytes(account.quota());
            QuotaEdit edit = new QuotaEdit(limit, after - proposal.drawn(), old, proposal.drawn(), 0, 1);
            if (proposal.drawn() != old && edit.judge(true) == QuotaEdit.Verdict.EXCEEDED) {
                proposal.with(FindingCode.CONTINGENT_EXCEEDED, params(customer, after, limit, edit.missing()));
            }
        }
        Found found = new Found();
        if (before > limit) {
            found.find(FindingCode.CONTINGENT_OVERBOOKED, params(customer, before, limit, before - limit));
        }
        return found.about(OtherFindings.Kind.CUSTOMER, customer.id(), customer.id())
                .toList();
    }

    private static void given(
            List<SourceAccount> group, Customer customer, long limit, Map<String, QuotaProposal> proposals) {
        long assigned = drawn(group, proposals);
        if (assigned > limit) {
            group.forEach(account -> QuotaProposals.of(account, proposals)
                    .with(FindingCode.CONTINGENT_EXCEEDED, params(customer, assigned, limit, assigned - limit)));
        }
    }

    private static long drawn(List<SourceAccount> group, Map<String, QuotaProposal> proposals) {
        return group.stream()
                .mapToLong(account -> QuotaProposals.of(account, proposals).drawn())
                .sum();
    }

    private static long bytes(QuotaLimit limit) {
        return limit instanceof QuotaLimit.Bytes set ? set.bytes() : 0;
    }

    private static String[] params(Customer customer, long assigned, long limit, long missing) {
        return new String[] {
            "customer", customer.id(),
            "assigned", SizeText.of(assigned),
            "contingent", SizeText.of(limit),
            "missing", SizeText.of(missing)
        };
    }
}

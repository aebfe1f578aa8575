package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.quota.Contingent;
import net.mailmigrator.mapping.quota.Division;
import net.mailmigrator.mapping.quota.Share;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;

/** R11: each customer's contingent, divided among its accounts. */
final class DividedQuotas {
    private final QuotaPolicy.Divided policy;
    private final int overcommitPercent;
    private final QuotaProposals proposals;

    DividedQuotas(QuotaPolicy.Divided policy, int overcommitPercent, QuotaProposals proposals) {
        this.policy = policy;
        this.overcommitPercent = overcommitPercent;
        this.proposals = proposals;
    }

    Map<String, QuotaProposal> over(List<SourceAccount> accounts) {
        Map<String, QuotaProposal> given = new LinkedHashMap<>();
        accounts.stream()
                .filter(account -> account.customer() == null)
                .forEach(account -> given.put(account.login(), missing(account, "none")));
        QuotaProposals.byCustomer(accounts).values().forEach(group -> given.putAll(customer(group)));
        return given;
    }

    private Map<String, QuotaProposal> customer(List<SourceAccount> group) {
        Customer customer = Objects.requireNonNull(group.get(0).customer());
        Map<String, QuotaProposal> given = new LinkedHashMap<>();
        if (customer.contingent() instanceof QuotaLimit.Bytes contingent) {
            given.putAll(divide(group, customer, contingent.bytes()));
        } else if (customer.contingent() instanceof QuotaLimit.Unlimited) {
            group.forEach(account -> given.put(account.login(), new QuotaProposal(new QuotaLimit.Unlimited())));
        } else {
            group.forEach(account -> given.put(account.login(), missing(account, customer.id())));
        }
        return given;
    }

    private QuotaProposal missing(SourceAccount account, String customer) {
        return proposals.answered(
                account, FindingCode.CONTINGENT_MISSING, "customer", customer, "policy", policy.word());
    }

    private Map<String, QuotaProposal> divide(List<SourceAccount> group, Customer customer, long bytes) {
        Map<String, QuotaProposal> given = new LinkedHashMap<>();
        List<SourceAccount> takePart = new ArrayList<>();
        long apart = 0;
        for (SourceAccount account : group) {
            if (isKeptApart(account)) {
                QuotaProposal kept = proposals.usageUnknown(account, policy.minimum());
                given.put(account.login(), kept);
                apart += kept.drawn();
            } else {
                takePart.add(account);
            }
        }
        Contingent contingent = new Contingent(
                Math.max(0, bytes - apart), overcommitPercent, policy.step(), policy.minimum(), policy.maximum());
        if (!takePart.isEmpty()) {
            given.putAll(divide(takePart, customer, contingent));
        }
        return given;
    }

    private Map<String, QuotaProposal> divide(List<SourceAccount> group, Customer customer, Contingent contingent) {
        List<Share> shares = group.stream().map(DividedQuotas::share).toList();
        Division.Result result = policy.division().divide(shares, contingent);
        Map<String, QuotaProposal> given = new LinkedHashMap<>();
        for (int i = 0; i < group.size(); i++) {
            SourceAccount account = group.get(i);
            QuotaProposal proposal = result instanceof Division.Given shared
                    ? QuotaProposal.of(shared.quotas().get(i))
                            .with(FindingCode.CONTINGENT_DIVIDED, told(customer, contingent, shares, shared))
                    : refused(account, customer, contingent, shares, ((Division.TooSmall) result).missing());
            if (account.usageBytes() == null) {
                proposals.usageUnknown(account, policy.minimum()).findings().forEach(proposal.findings()::add);
            }
            given.put(account.login(), proposal);
        }
        return given;
    }

    private String[] told(Customer customer, Contingent contingent, List<Share> shares, Division.Given given) {
        return new String[] {
            "customer", customer.id(),
            "contingent", SizeText.of(contingent.bytes()),
            "assigned", SizeText.of(contingent.limit() - given.left()),
            "accounts", String.valueOf(shares.size()),
            "left", SizeText.of(given.left()),
            "used", SizeText.of(used(shares))
        };
    }

    private QuotaProposal refused(
            SourceAccount account, Customer customer, Contingent contingent, List<Share> shares, long missing) {
        return proposals.answered(
                account,
                FindingCode.CONTINGENT_SHORT,
                "customer",
                customer.id(),
                "contingent",
                SizeText.of(contingent.limit()),
                "missing",
                SizeText.of(missing),
                "policy",
                policy.word(),
                "accounts",
                String.valueOf(shares.size()),
                "used",
                SizeText.of(used(shares)));
    }

    private static long used(List<Share> shares) {
        return shares.stream().mapToLong(Share::usage).sum();
    }

    /** Its old quota stays, by decision, and is not there for the others. */
    private boolean isKeptApart(SourceAccount account) {
        return account.usageBytes() == null
                && proposals
                        .answer(FindingCode.QUOTA_USAGE_UNKNOWN, account)
                        .filter("keep"::equals)
                        .isPresent();
    }

    /** What is not known counts as nothing, until an operator has said what to do. */
    private static Share share(SourceAccount account) {
        return new Share(
                account.usageBytes() == null ? 0 : account.usageBytes(),
                account.quota() instanceof QuotaLimit.Bytes old ? old.bytes() : null);
    }
}

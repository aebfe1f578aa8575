package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.mapping.MappingRules.RetentionDefaults;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/** What the policy gives each account, over all of them, since those of a customer share a contingent (R11, R12). */
final class QuotaProposals {
    private final MappingSettings settings;
    private final QuotaPolicy.UsageHeadroom headroom;
    private final RetentionDefaults retention;
    private final Decisions decisions;
    private final List<OtherFindings> customers = new ArrayList<>();

    /** @param rules of which the headroom is given where the policy cannot say, or an operator answers so */
    QuotaProposals(MappingSettings settings, MappingRules rules, Decisions decisions) {
        this.settings = settings;
        this.headroom = rules.quota().usageHeadroom();
        this.retention = rules.retention();
        this.decisions = decisions;
    }

    /** By login. */
    Map<String, QuotaProposal> over(List<SourceAccount> accounts) {
        Map<String, QuotaProposal> proposals = new LinkedHashMap<>();
        if (settings.quota() instanceof QuotaPolicy.Divided divided) {
            proposals.putAll(new DividedQuotas(divided, settings.overcommitPercent(), this).over(accounts));
        } else {
            accounts.forEach(account -> proposals.put(account.login(), alone(account)));
        }
        accounts.forEach(account -> raise(account, of(account, proposals)));
        accounts.forEach(account -> forRetention(account, of(account, proposals)));
        customers.addAll(new ContingentCheck(settings).apply(accounts, proposals));
        return proposals;
    }

    /** What concerns customers as a whole; after {@link #over}. */
    List<OtherFindings> customers() {
        return List.copyOf(customers);
    }

    static QuotaProposal of(SourceAccount account, Map<String, QuotaProposal> proposals) {
        return proposals.getOrDefault(account.login(), new QuotaProposal(account.quota()));
    }

    Optional<String> answer(FindingCode code, SourceAccount account) {
        return decisions.answer(code, account);
    }

    /** What an operator chose where the policy itself cannot be followed; until then the old quota stands. */
    QuotaProposal answered(SourceAccount account, FindingCode code, String... params) {
        QuotaProposal proposal = answer(code, account)
                .filter("usage-headroom"::equals)
                .map(chosen -> byUsage(account, headroom))
                .orElseGet(() -> new QuotaProposal(account.quota()));
        return proposal.with(code, params);
    }

    /** By what the account holds; where that is not known, an operator is asked. */
    QuotaProposal byUsage(SourceAccount account, QuotaPolicy.UsageHeadroom policy) {
        @Nullable Long usage = account.usageBytes();
        return usage == null
                ? usageUnknown(account, policy.minimum())
                : QuotaProposal.of(QuotaNumbers.usageHeadroom(usage, policy));
    }

    QuotaProposal usageUnknown(SourceAccount account, long minimum) {
        QuotaProposal proposal = answer(FindingCode.QUOTA_USAGE_UNKNOWN, account)
                        .filter("minimum"::equals)
                        .isPresent()
                ? QuotaProposal.of(minimum)
                : new QuotaProposal(account.quota());
        return proposal.with(
                FindingCode.QUOTA_USAGE_UNKNOWN,
                "policy",
                settings.quota().word(),
                "before",
                SizeText.of(account.quota()));
    }

    private QuotaProposal alone(SourceAccount account) {
        QuotaPolicy policy = settings.quota();
        if (policy instanceof QuotaPolicy.Fixed fixed) {
            return QuotaProposal.of(fixed.bytes());
        }
        if (policy instanceof QuotaPolicy.UsageHeadroom usage) {
            return byUsage(account, usage);
        }
        if (policy instanceof QuotaPolicy.KeepOld keep && !(account.quota() instanceof QuotaLimit.Bytes)) {
            return byUsage(account, keep.otherwise());
        }
        if (policy instanceof QuotaPolicy.Tiers tiers) {
            return tier(account, tiers);
        }
        if (policy instanceof QuotaPolicy.Manual manual) {
            @Nullable Long listed = manual.byLogin().get(account.login());
            return listed == null ? answered(account, FindingCode.QUOTA_NOT_LISTED) : QuotaProposal.of(listed);
        }
        return new QuotaProposal(account.quota());
    }

    private QuotaProposal tier(SourceAccount account, QuotaPolicy.Tiers tiers) {
        @Nullable Long usage = account.usageBytes();
        if (usage == null) {
            return usageUnknown(account, tiers.sizes().get(0));
        }
        return QuotaNumbers.tier(usage, tiers)
                .map(QuotaProposal::of)
                .orElseGet(() -> answered(
                        account,
                        FindingCode.QUOTA_NO_TIER,
                        "usage",
                        SizeText.of(usage),
                        "fill",
                        String.valueOf(tiers.fillPercent()),
                        "largest",
                        SizeText.of(tiers.sizes().get(tiers.sizes().size() - 1))));
    }

    private void raise(SourceAccount account, QuotaProposal proposal) {
        @Nullable Long usage = account.usageBytes();
        if (usage != null
                && proposal.given() instanceof QuotaLimit.Bytes limit
                && usage > limit.bytes()
                && answer(FindingCode.OVERQUOTA, account)
                        .filter("raise"::equals)
                        .isPresent()) {
            proposal.raise(QuotaNumbers.usageHeadroom(usage, headroom));
        }
    }

    /** An age of its own for deletion needs a quota (R17); an operator may let the account have one for that. */
    private void forRetention(SourceAccount account, QuotaProposal proposal) {
        boolean off = answer(FindingCode.RETENTION_PREVIEW, account)
                .filter("off"::equals)
                .isPresent();
        if (!(proposal.given() instanceof QuotaLimit.Bytes)
                && RetentionRule.needsQuota(account, retention, off)
                && answer(FindingCode.RET_NEEDS_QUOTA, account)
                        .filter("assign-quota"::equals)
                        .isPresent()) {
            @Nullable Long usage = account.usageBytes();
            proposal.raise(QuotaNumbers.usageHeadroom(usage == null ? 0 : usage, headroom));
        }
    }

    /** The accounts of each customer, in the source's order; those without one are in none. */
    static Map<String, List<SourceAccount>> byCustomer(List<SourceAccount> accounts) {
        Map<String, List<SourceAccount>> groups = new LinkedHashMap<>();
        for (SourceAccount account : accounts) {
            if (account.customer() != null) {
                groups.computeIfAbsent(account.customer().id(), id -> new ArrayList<>())
                        .add(account);
            }
        }
        return groups;
    }
}

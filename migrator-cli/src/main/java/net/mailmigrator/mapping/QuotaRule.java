package net.mailmigrator.mapping;

import net.mailmigrator.mapping.MappingRules.QuotaDefaults;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import org.jspecify.annotations.Nullable;

/** R12–R14: gives out quotas by the policy, and lists who starts above the warning mark or above the quota. */
final class QuotaRule implements Rule {
    private final QuotaPolicy policy;
    private final QuotaDefaults defaults;

    QuotaRule(QuotaPolicy policy, QuotaDefaults defaults) {
        this.policy = policy;
        this.defaults = defaults;
    }

    @Override
    public void apply(AccountDraft draft) {
        if (policy instanceof QuotaPolicy.Fixed fixed) {
            assign(draft, fixed.bytes());
        } else if (policy instanceof QuotaPolicy.UsageHeadroom headroom) {
            byUsage(draft, headroom);
        } else {
            keep(draft);
        }
        checkFill(draft);
    }

    private static void keep(AccountDraft draft) {
        if (draft.quota() instanceof QuotaLimit.LegacyUnset) {
            draft.find(FindingCode.QUOTA_KEPT_UNSET);
        }
    }

    private static void byUsage(AccountDraft draft, QuotaPolicy.UsageHeadroom headroom) {
        @Nullable Long usage = draft.source().usageBytes();
        if (usage != null) {
            assign(draft, QuotaNumbers.usageHeadroom(usage, headroom));
            return;
        }
        draft.find(FindingCode.QUOTA_USAGE_UNKNOWN, "policy", "usage-headroom", "before", SizeText.of(draft.quota()));
        if (draft.answer(FindingCode.QUOTA_USAGE_UNKNOWN)
                .filter("minimum"::equals)
                .isPresent()) {
            assign(draft, headroom.minimum());
        }
    }

    private static void assign(AccountDraft draft, long bytes) {
        String before = SizeText.of(draft.quota());
        String after = SizeText.of(bytes);
        draft.quota(new QuotaLimit.Bytes(bytes));
        if (!before.equals(after)) {
            draft.change("R12", "quota", before, after);
            draft.find(FindingCode.QUOTA_ASSIGNED, "quota", after, "before", before);
        }
    }

    /** Integers only: 80.0025 % is above 80 %, and exactly 80 % is not (R13). */
    private void checkFill(AccountDraft draft) {
        @Nullable Long usage = draft.source().usageBytes();
        if (usage == null || !(draft.quota() instanceof QuotaLimit.Bytes quota)) {
            return;
        }
        String size = SizeText.of(quota.bytes());
        if (usage > quota.bytes()) {
            draft.find(FindingCode.OVERQUOTA, "usage", SizeText.of(usage), "quota", size);
            if (draft.answer(FindingCode.OVERQUOTA).filter("raise"::equals).isPresent()) {
                assign(draft, QuotaNumbers.usageHeadroom(usage, defaults.usageHeadroom()));
            }
        } else if (usage * 100 > defaults.warnAbovePercent() * quota.bytes()) {
            draft.find(
                    FindingCode.QUOTA_DAY1_80,
                    "warnPercent",
                    String.valueOf(defaults.warnAbovePercent()),
                    "usage",
                    SizeText.of(usage),
                    "quota",
                    size);
        }
    }
}

package net.mailmigrator.mapping;

import java.util.Map;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import org.jspecify.annotations.Nullable;

/** R11–R14: gives out quotas by the policy, and lists who starts above the warning mark or above the quota. */
final class QuotaRule implements Rule {
    private final Map<String, QuotaProposal> proposals;
    private final boolean keeps;
    private final int warnAbovePercent;

    /**
     * The rule.
     *
     * @param proposals what each account gets, by login
     * @param keeps whether the policy leaves quotas as they are, so that one that was never set stays so
     */
    QuotaRule(Map<String, QuotaProposal> proposals, boolean keeps, int warnAbovePercent) {
        this.proposals = proposals;
        this.keeps = keeps;
        this.warnAbovePercent = warnAbovePercent;
    }

    @Override
    public void apply(AccountDraft draft) {
        QuotaProposal proposal = QuotaProposals.of(draft.source(), proposals);
        proposal.findings().forEach(draft::find);
        assign(draft, proposal.given());
        if (keeps && draft.quota() instanceof QuotaLimit.LegacyUnset) {
            draft.find(FindingCode.QUOTA_KEPT_UNSET);
        }
        checkFill(draft);
        assign(draft, proposal.last());
    }

    private static void assign(AccountDraft draft, QuotaLimit limit) {
        String before = SizeText.of(draft.quota());
        String after = SizeText.of(limit);
        draft.quota(limit);
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
        } else if (usage * 100 > warnAbovePercent * quota.bytes()) {
            draft.find(
                    FindingCode.QUOTA_DAY1_80,
                    "warnPercent",
                    String.valueOf(warnAbovePercent),
                    "usage",
                    SizeText.of(usage),
                    "quota",
                    size);
        }
    }
}

package net.mailmigrator.mapping;

import java.util.Map;
import java.util.Objects;
import net.mailmigrator.mapping.MappingRules.RetentionDefaults;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * R16, R17: deletion by age goes on where it was on, and holds for all folders; where it was off it stays off. Another
 * age than the usual one, or none by decision, needs a quota.
 */
final class RetentionRule implements Rule {
    private static final int LEAST_DAYS = 1;
    private static final int MOST_DAYS = 3650;
    private static final String FIELD = "retention";

    private final Map<String, QuotaProposal> quotas;
    private final RetentionDefaults defaults;

    /** @param quotas what each account gets, by login */
    RetentionRule(Map<String, QuotaProposal> quotas, RetentionDefaults defaults) {
        this.quotas = quotas;
        this.defaults = defaults;
    }

    @Override
    public void apply(AccountDraft draft) {
        @Nullable Retention old = draft.source().retention();
        if (old == null) {
            return;
        }
        boolean quota = QuotaProposals.of(draft.source(), quotas).given() instanceof QuotaLimit.Bytes;
        if (!old.enabled()) {
            draft.retention(new Retention(false, null));
            if (!quota) {
                draft.find(FindingCode.RETENTION_STAYS_OFF);
            }
        } else if (!isUsable(old)) {
            draft.find(FindingCode.RETENTION_DAYS, "days", old.days() == null ? "no" : String.valueOf(old.days()));
        } else {
            goOn(draft, old, quota);
        }
    }

    /** Whether an account deletes by age in a way that this rule can carry over. */
    static boolean isUsable(Retention old) {
        return old.enabled() && old.days() != null && old.days() >= LEAST_DAYS && old.days() <= MOST_DAYS;
    }

    /** Whether what the account has, or an operator wants for it, is more than it may have without a quota. */
    static boolean needsQuota(SourceAccount account, RetentionDefaults defaults, boolean off) {
        @Nullable Retention old = account.retention();
        return old != null
                && isUsable(old)
                && (off || !Integer.valueOf(defaults.daysWithoutQuota()).equals(old.days()));
    }

    private void goOn(AccountDraft draft, Retention old, boolean quota) {
        boolean off = draft.answer(FindingCode.RETENTION_PREVIEW)
                .filter("off"::equals)
                .isPresent();
        int usual = defaults.daysWithoutQuota();
        int days = Objects.requireNonNull(old.days());
        String wanted = off ? "switched off" : after(days);
        boolean asks = !quota && needsQuota(draft.source(), defaults, off);
        if (asks) {
            draft.find(FindingCode.RET_NEEDS_QUOTA, "wanted", wanted, "days", String.valueOf(usual));
        }
        boolean reset = asks
                && draft.answer(FindingCode.RET_NEEDS_QUOTA)
                        .filter("reset"::equals)
                        .isPresent();
        if (reset && usual != days) {
            draft.change("R17", FIELD, after(days), after(usual));
        }
        if (off && !reset) {
            draft.change("R16", FIELD, after(days), "off");
            draft.retention(new Retention(false, null));
            return;
        }
        draft.retention(new Retention(true, reset ? usual : days));
        String before = old.folders().isEmpty() ? "its folders" : String.join(", ", old.folders());
        draft.change("R16", "retention.folders", before, "all folders");
    }

    private static String after(int days) {
        return "after " + days + " days";
    }
}

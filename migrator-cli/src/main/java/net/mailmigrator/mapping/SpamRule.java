package net.mailmigrator.mapping;

import java.math.BigDecimal;
import java.util.Map;
import net.mailmigrator.mapping.MappingRules.SpamChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamScale;
import net.mailmigrator.model.SpamScores;
import net.mailmigrator.model.SpamSettings;
import org.jspecify.annotations.Nullable;

/** R21: modes that the new system does not have become those it has; lists are carried over. */
final class SpamRule implements Rule {
    private static final String RULE = "R21";

    private final Map<SpamMode, SpamChange> table;

    SpamRule(Map<SpamMode, SpamChange> table) {
        this.table = table;
    }

    @Override
    public void apply(AccountDraft draft) {
        @Nullable SpamSettings old = draft.source().spam();
        if (old == null) {
            if (draft.source().extra().containsKey("spamMode")) {
                draft.find(FindingCode.SPAM_MODE_UNSET);
            }
            return;
        }
        SpamChange change = table.getOrDefault(old.mode(), new SpamChange(old.mode(), null));
        if (change.becomes() == old.mode()) {
            return;
        }
        @Nullable BigDecimal threshold = threshold(old, change);
        SpamScores scores = new SpamScores(null, null, null, old.scores().scale(), null);
        draft.spam(new SpamSettings(
                change.becomes(), threshold, null, old.subjectTag(), old.allowed(), old.blocked(), scores));
        draft.change(RULE, "spam.mode", old.mode().name(), change.becomes().name());
        String before = text(old.threshold(), old.scores().scale());
        String after = text(threshold, old.scores().scale());
        if (!before.equals(after)) {
            draft.change(RULE, "spam.threshold", before, after);
        }
        remark(draft, old, change.becomes(), after);
    }

    private static void remark(AccountDraft draft, SpamSettings old, SpamMode becomes, String threshold) {
        if (becomes != SpamMode.REJECT) {
            draft.find(FindingCode.SPAM_MODE_CHANGED, "before", old.mode().name(), "after", becomes.name());
            return;
        }
        switch (old.mode()) {
            case MOVE ->
                draft.find(
                        FindingCode.SPAM_MOVE_TO_REJECT,
                        "folder",
                        old.folder() == null ? "for spam" : old.folder(),
                        "threshold",
                        threshold);
            case DELETE -> draft.find(FindingCode.SPAM_DELETE_TO_REJECT, "threshold", threshold);
            case QUARANTINE -> draft.find(FindingCode.SPAM_QUARANTINE_TO_REJECT, "threshold", threshold);
            case OFF, MARK, REJECT ->
                draft.find(FindingCode.SPAM_MODE_CHANGED, "before", old.mode().name(), "after", becomes.name());
        }
    }

    /**
     * The numbers of the rules are SpamAssassin points. Of a filter with another scale only its own score for rejecting
     * means the same afterwards; the one from which it moved mail would reject too much.
     */
    private static @Nullable BigDecimal threshold(SpamSettings old, SpamChange change) {
        return old.scores().scale() == SpamScale.SA
                ? atLeast(old.threshold(), change.scoreAtLeast())
                : old.scores().reject();
    }

    private static @Nullable BigDecimal atLeast(@Nullable BigDecimal score, @Nullable BigDecimal floor) {
        if (score == null || floor == null) {
            return score == null ? floor : score;
        }
        return score.max(floor);
    }

    private static String text(@Nullable BigDecimal score, SpamScale scale) {
        return score == null ? "the server's own" : scale.text(score);
    }
}

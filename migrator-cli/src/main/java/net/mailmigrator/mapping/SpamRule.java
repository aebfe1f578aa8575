package net.mailmigrator.mapping;

import java.math.BigDecimal;
import java.util.Map;
import net.mailmigrator.mapping.MappingRules.SpamChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SpamMode;
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
        @Nullable BigDecimal threshold = atLeast(old.threshold(), change.scoreAtLeast());
        draft.spam(new SpamSettings(change.becomes(), threshold, null, old.subjectTag(), old.allowed(), old.blocked()));
        draft.change(RULE, "spam.mode", old.mode().name(), change.becomes().name());
        if (!text(threshold).equals(text(old.threshold()))) {
            draft.change(RULE, "spam.threshold", text(old.threshold()), text(threshold));
        }
        remark(draft, old, change.becomes(), text(threshold));
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

    private static @Nullable BigDecimal atLeast(@Nullable BigDecimal score, @Nullable BigDecimal floor) {
        if (score == null || floor == null) {
            return score == null ? floor : score;
        }
        return score.max(floor);
    }

    private static String text(@Nullable BigDecimal score) {
        return score == null ? "the server's own" : score.toPlainString();
    }
}

package net.mailmigrator.mapping;

import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.FindingCode;
import org.jspecify.annotations.Nullable;

/** R20: an absence note begins at the latest with the switch; one without text answers nothing. */
final class ReplyRule implements Rule {
    private static final String WHAT = "the absence note";

    private final MoveDay move;

    ReplyRule(MoveDay move) {
        this.move = move;
    }

    @Override
    public void apply(AccountDraft draft) {
        @Nullable Autoresponder old = draft.autoresponder();
        if (old == null) {
            return;
        }
        Period period = Period.settle(WHAT, new Period(old.active(), old.start(), old.end()), move, draft);
        if (old.active() && isEmpty(old.text()) && isEmpty(old.html())) {
            draft.find(FindingCode.REPLY_EMPTY, "what", "text");
        }
        if (old.active() && isEmpty(old.subject())) {
            draft.find(FindingCode.REPLY_EMPTY, "what", "subject");
        }
        draft.autoresponder(old.during(period.active(), period.start(), period.end()));
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

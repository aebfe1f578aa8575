package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Mailguard;
import org.jspecify.annotations.Nullable;

/** R21b: the report of held mail has no successor; who had it is listed for the letters. */
final class MailguardRule implements Rule {
    @Override
    public void apply(AccountDraft draft) {
        @Nullable Mailguard old = draft.source().mailguard();
        if (old != null && old.active()) {
            draft.change("R21b", "mailguard", "on", "gone");
            draft.find(
                    FindingCode.MAILGUARD_DROPPED,
                    "recipients",
                    old.recipients().isEmpty() ? "nobody" : String.join(", ", old.recipients()));
        }
    }
}

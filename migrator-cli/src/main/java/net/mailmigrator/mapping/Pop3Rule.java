package net.mailmigrator.mapping;

import java.time.OffsetDateTime;
import net.mailmigrator.model.FindingCode;
import org.jspecify.annotations.Nullable;

/** POP3 unique ids cannot be carried over IMAP, so mail programs fetch everything again. */
final class Pop3Rule implements Rule {
    @Override
    public void apply(AccountDraft draft) {
        @Nullable OffsetDateTime last = draft.source().lastLogins().pop3();
        if (last != null) {
            draft.find(FindingCode.POP3_REDOWNLOAD, "date", last.toLocalDate().toString());
        }
    }
}

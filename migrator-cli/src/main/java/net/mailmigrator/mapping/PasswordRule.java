package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.PasswordSchemes;
import org.jspecify.annotations.Nullable;

/** R2: the old password keeps working, so the hash is carried as it is; forms that no mail server knows are asked about. */
final class PasswordRule implements Rule {
    @Override
    public void apply(AccountDraft draft) {
        @Nullable PasswordHash password = draft.source().password();
        if (password == null) {
            draft.find(FindingCode.PASSWORD_MISSING);
        } else if (password.scheme().equals(PasswordSchemes.LOCKED)) {
            draft.find(FindingCode.PASSWORD_LOCKED);
        } else if (!PasswordSchemes.isUsable(password.scheme())) {
            draft.find(FindingCode.PASSWORD_UNUSABLE, "scheme", password.scheme());
            if (draft.answer(FindingCode.PASSWORD_UNUSABLE).isPresent()) {
                draft.password(null);
                draft.change("R2", "password", password.scheme(), "none");
            }
        } else if (PasswordSchemes.isWeak(password.scheme())) {
            draft.find(FindingCode.PASSWORD_WEAK, "scheme", password.scheme());
        }
    }
}

package net.mailmigrator.mapping;

import java.util.regex.Pattern;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.FindingCode;
import org.jspecify.annotations.Nullable;

/** R31: texts that were decoded twice are listed; they are carried as they are. */
final class TextRule implements Rule {
    /** A UTF-8 lead byte read as latin1 or windows-1252, and a continuation byte after it. */
    private static final Pattern DECODED_TWICE =
            Pattern.compile("[\u00C2-\u00C5][\u0080-\u00BF\u0152-\u0178\u2013-\u2122]");

    @Override
    public void apply(AccountDraft draft) {
        check(draft, "the display name", draft.source().displayName());
        @Nullable Autoresponder reply = draft.source().autoresponder();
        if (reply != null) {
            check(draft, "the absence note", reply.text());
            check(draft, "the absence note's subject", reply.subject());
        }
    }

    private static void check(AccountDraft draft, String field, @Nullable String text) {
        if (text != null && DECODED_TWICE.matcher(text).find()) {
            draft.find(FindingCode.TEXT_MOJIBAKE, "field", field);
        }
    }
}

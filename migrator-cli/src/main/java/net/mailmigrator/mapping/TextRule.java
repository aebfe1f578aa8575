package net.mailmigrator.mapping;

import java.util.Optional;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Mojibake;
import org.jspecify.annotations.Nullable;

/** R31: texts that were decoded with the wrong character set are repaired where that is certain, and else listed. */
final class TextRule implements Rule {
    @Override
    public void apply(AccountDraft draft) {
        repaired(draft, "the display name", draft.source().displayName()).ifPresent(draft::displayName);
        @Nullable Autoresponder note = draft.autoresponder();
        if (note != null) {
            Optional<String> text = repaired(draft, "the absence note", note.text());
            Optional<String> subject = repaired(draft, "the absence note's subject", note.subject());
            draft.autoresponder(note.saying(subject.orElse(note.subject()), text.orElse(note.text())));
        }
    }

    private static Optional<String> repaired(AccountDraft draft, String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<String> repaired = Mojibake.repair(text);
        if (repaired.isPresent()) {
            draft.find(FindingCode.TEXT_REPAIRED, "field", field);
            draft.change("R31", field, text, repaired.get());
        } else if (Mojibake.isLikely(text)) {
            draft.find(FindingCode.TEXT_MOJIBAKE, "field", field);
        }
        return repaired;
    }
}

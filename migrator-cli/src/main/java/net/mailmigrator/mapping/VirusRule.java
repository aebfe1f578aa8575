package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.VirusMode;
import org.jspecify.annotations.Nullable;

/** R21c: mail with a virus is always rejected, whatever happened before. */
final class VirusRule implements Rule {
    private final VirusMode mode;

    VirusRule(VirusMode mode) {
        this.mode = mode;
    }

    @Override
    public void apply(AccountDraft draft) {
        @Nullable VirusMode old = draft.source().virus();
        draft.virus(mode);
        if (old == null || old == mode) {
            return;
        }
        draft.change("R21c", "virus", old.name(), mode.name());
        draft.find(FindingCode.VIRUS_TO_REJECT, "before", old.name());
        if (old == VirusMode.OFF) {
            draft.find(FindingCode.VIRUS_EXEMPTION_ENDS);
        }
    }
}

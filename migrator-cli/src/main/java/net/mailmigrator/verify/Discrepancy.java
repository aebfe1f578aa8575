package net.mailmigrator.verify;

import net.mailmigrator.model.LateDuplicate;
import org.jspecify.annotations.Nullable;

/**
 * A difference that verification found. Codes: MESSAGE-MISSING, FLAGS-LOST, DATE-DIFFERS, CONTENT-DIFFERS,
 * UNREADABLE-AT-TARGET, LATE-DUPLICATE, EXTRA-COPY for a message; COUNT-DIFFERS, FOLDER-MISSING, UID-TWICE, BALANCE-OPEN
 * for a folder.
 *
 * @param code stable, ASCII {@code [A-Z0-9-]+}
 * @param folder the target folder for people
 * @param sourceUid null where the whole folder is meant
 */
public record Discrepancy(
        String code, String folder, @Nullable Long sourceUid, String text) {
    /** A copy of our own that arrived after it had been sent again. */
    public static Discrepancy of(LateDuplicate late) {
        return new Discrepancy("LATE-DUPLICATE", late.targetFolder(), late.sourceUid(), late.text());
    }
}

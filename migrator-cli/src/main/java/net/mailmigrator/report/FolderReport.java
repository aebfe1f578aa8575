package net.mailmigrator.report;

import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * One folder of an account, in the order of copying.
 *
 * @param source its name for people at the source
 * @param target its name for people at the target
 * @param messages null where it could not be counted
 * @param existsAtTarget null where nobody looked
 */
public record FolderReport(
        String source,
        String target,
        @Nullable MessageCounts messages,
        @Nullable Boolean existsAtTarget) {

    /**
     * A folder that is not copied.
     *
     * @param byRule whether the settings say so; then its messages are "excluded" in the balance
     * @param messages null where unknown
     */
    public record LeftOut(
            String source,
            String reason,
            boolean byRule,
            @Nullable Long messages) {}
}

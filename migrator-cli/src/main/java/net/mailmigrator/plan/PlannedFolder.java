package net.mailmigrator.plan;

import java.util.List;
import java.util.Optional;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the plan with how it came about.
 *
 * @param reasons why its name differs from the source's; empty where it does not
 * @param join the special use by which it joins a folder of the target; null: it does not
 */
record PlannedFolder(
        FolderPlan.Entry entry,
        List<String> reasons,
        @Nullable String join) {
    PlannedFolder {
        reasons = List.copyOf(reasons);
    }

    /** The finding about a changed name. */
    Optional<Finding> rename() {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        FindingCode.FOLDER_RENAMED,
                        "source",
                        entry.sourceFolder(),
                        "target",
                        entry.targetFolder(),
                        "reason",
                        String.join("; ", reasons)));
    }
}

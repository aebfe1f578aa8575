package net.mailmigrator.copy;

import java.util.List;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.LateDuplicate;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over an account brought.
 *
 * @param folders by source mailbox, in the order of copying
 * @param failures all scopes
 * @param lateDuplicates surplus copies of our own that were seen at the target
 * @param flagsChanged messages of earlier passes whose flags had changed at the source
 * @param deletions what became of copies whose source message is gone; only where that was asked for
 * @param goneAtTarget confirmed messages that the pass did not find at the target any more
 * @param stopped whether a stop request ended the pass early
 * @param counts null where the account could not be opened
 */
public record CopyOutcome(
        @Nullable MessageCounts counts,
        List<FolderOutcome> folders,
        List<Failure> failures,
        List<Finding> findings,
        List<LateDuplicate> lateDuplicates,
        long copiedOctets,
        long unknownAtTarget,
        long goneAtSource,
        long goneAtTarget,
        long newSincePass,
        long flagsChanged,
        List<Deletion> deletions,
        boolean stopped) {
    public CopyOutcome {
        folders = List.copyOf(folders);
        failures = List.copyOf(failures);
        findings = List.copyOf(findings);
        lateDuplicates = List.copyOf(lateDuplicates);
        deletions = List.copyOf(deletions);
    }

    /** Without surplus copies, changed flags and deletions. */
    public CopyOutcome(
            @Nullable MessageCounts counts,
            List<FolderOutcome> folders,
            List<Failure> failures,
            List<Finding> findings,
            long copiedOctets,
            long unknownAtTarget,
            long goneAtSource,
            long newSincePass,
            boolean stopped) {
        this(
                counts,
                folders,
                failures,
                findings,
                List.of(),
                copiedOctets,
                unknownAtTarget,
                goneAtSource,
                0,
                newSincePass,
                0,
                List.of(),
                stopped);
    }

    /**
     * The balance of one source mailbox.
     *
     * @param counts null where it could not be opened, and nobody knows what it holds
     */
    public record FolderOutcome(
            String source, String target, @Nullable MessageCounts counts) {}

    /** Whether the pass went through: only single messages may have failed, and each is listed. */
    public boolean complete() {
        return counts != null
                && !stopped
                && counts.closes()
                && counts.pending() == 0
                && failures.stream().allMatch(failure -> failure.scope() == FailureScope.MESSAGE);
    }

    /** How many copies were taken away. */
    public long deletedAtTarget() {
        return deletions.stream()
                .filter(deletion -> deletion.outcome() == Deletion.Outcome.DELETED)
                .count();
    }

    /** Whether nothing at all went wrong. */
    public boolean clean() {
        return complete() && failures.isEmpty() && lateDuplicates.isEmpty();
    }
}

package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command that worked on the batch.
 *
 * @param selection the command's options as they were given, to be given again by {@code resume}
 * @param exitStatus null while it runs, or where it was killed
 */
public record RunRecord(
        long id,
        String command,
        List<String> selection,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitStatus,
        String host,
        long pid,
        String version) {
    public RunRecord {
        selection = List.copyOf(selection);
    }
}

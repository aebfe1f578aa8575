package net.mailmigrator.report;

import java.time.Instant;
import java.util.List;
import net.mailmigrator.journal.RunRecord;
import org.jspecify.annotations.Nullable;

/**
 * The last command that worked on the batch, for {@code status}, {@code show} and {@code resume}.
 *
 * @param running whether it is still at work
 * @param underWay logins of the accounts that it is copying at the moment
 * @param exitStatus null while it runs, or where it was killed
 */
public record RunInfo(
        String command,
        List<String> selection,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitStatus,
        String host,
        long pid,
        boolean running,
        List<String> underWay) {

    public RunInfo {
        selection = List.copyOf(selection);
        underWay = List.copyOf(underWay);
    }

    /** From the journal's record; only its lock says whether the command is still at work. */
    public static RunInfo of(RunRecord run, boolean running, List<String> underWay) {
        return new RunInfo(
                run.command(),
                run.selection(),
                run.startedAt(),
                run.endedAt(),
                run.exitStatus(),
                run.host(),
                run.pid(),
                running,
                underWay);
    }
}

package net.mailmigrator.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.mailmigrator.model.ExitStatus;
import org.jdbi.v3.core.Handle;

/** The run table. Stateless; every method works in the caller's transaction. */
final class RunRows {
    private RunRows() {}

    static long insert(
            Handle handle, String command, List<String> selection, Instant at, ThisProcess process, String version) {
        return handle.createUpdate("INSERT INTO run (command, selection, started_at, host, pid, version)"
                        + " VALUES (:command, :selection, :at, :host, :pid, :version)")
                .bind("command", command)
                .bind("selection", Sql.json(selection))
                .bind("at", Sql.at(at))
                .bind("host", process.host())
                .bind("pid", process.pid())
                .bind("version", version)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    static void end(Handle handle, long run, ExitStatus status, Instant at) {
        handle.createUpdate("UPDATE run SET ended_at = :at, exit_status = :status WHERE id = :id")
                .bind("at", Sql.at(at))
                .bind("status", status.code())
                .bind("id", run)
                .execute();
    }

    static Optional<RunRecord> last(Handle handle) {
        return handle.createQuery("SELECT * FROM run ORDER BY id DESC FETCH FIRST 1 ROW ONLY")
                .map((row, context) -> run(row))
                .findOne();
    }

    static Optional<RunRecord> last(Handle handle, List<String> commands) {
        if (commands.isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "SELECT * FROM run WHERE command IN (<commands>) ORDER BY id DESC" + " FETCH FIRST 1 ROW ONLY")
                .bindList("commands", commands)
                .map((row, context) -> run(row))
                .findOne();
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        int status = row.getInt("exit_status");
        return new RunRecord(
                row.getLong("id"),
                row.getString("command"),
                Sql.strings(row.getString("selection")),
                Sql.requiredInstant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                row.getObject("exit_status") == null ? null : status,
                row.getString("host"),
                row.getLong("pid"),
                row.getString("version"));
    }
}

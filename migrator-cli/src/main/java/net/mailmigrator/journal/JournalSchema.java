package net.mailmigrator.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;

/** The version of a journal's tables. The migration library costs half a second, so it is started only where needed. */
final class JournalSchema {
    /** The highest migration of this program; a test compares it with the files. */
    static final int CURRENT = 6;

    private static final String HISTORY = "schema_history";
    private static final String INSTALLED =
            "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"" + HISTORY + "\" WHERE \"success\"";

    private final JournalFiles files;

    JournalSchema(JournalFiles files) {
        this.files = files;
    }

    /** Brings the tables up to date, or refuses a journal of a newer program. */
    void migrate(DataSource source) throws SQLException {
        int installed;
        try (Connection connection = source.getConnection()) {
            installed = installed(connection);
        }
        refuseNewer(installed);
        if (installed < CURRENT) {
            try {
                Flyway flyway = Flyway.configure()
                        .dataSource(source)
                        .table(HISTORY)
                        .locations("classpath:db/journal/h2")
                        .load();
                if (migrationWasCutShort(source)) {
                    flyway.repair();
                }
                flyway.migrate();
            } catch (FlywayException failed) {
                throw new JournalErrors(files).unusable(failed);
            }
        }
    }

    /** Refuses a journal that has lost its tables: one that was made whole before has copies beside it. */
    void refuseEmptied(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            refuseEmptied(installed(connection));
        }
    }

    /** As {@link #refuseEmptied(DataSource)}, for a version that was read already. */
    void refuseEmptied(int installed) {
        if (installed == 0 && !files.backups().isEmpty()) {
            throw new JournalDamage(files).found("it holds no tables any more");
        }
    }

    private static boolean migrationWasCutShort(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return exists(statement, "SELECT 1 FROM \"" + HISTORY + "\" WHERE NOT \"success\"");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        } catch (SQLException failed) {
            return rethrowUnlessTableMissing(failed);
        }
    }

    private static boolean rethrowUnlessTableMissing(SQLException failed) throws SQLException {
        if (failed.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1
                || failed.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1) {
            return false;
        }
        throw failed;
    }

    /** The version found; 0 where there are no tables yet. */
    static int installed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(INSTALLED)) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException failed) {
            return rethrowUnlessTableMissing(failed) ? 1 : 0;
        }
    }

    /** Refuses a journal that a newer program has written. */
    void refuseNewer(int installed) {
        if (installed > CURRENT) {
            throw new StopException(
                    ExitStatus.FOREIGN_JOURNAL,
                    "the journal " + files.database() + " was written by a newer migrator (its tables have version "
                            + installed + ", this program knows " + CURRENT
                            + "). It was left as it is. Use that newer program for this batch.");
        }
    }
}

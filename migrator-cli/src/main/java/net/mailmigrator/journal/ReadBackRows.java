package net.mailmigrator.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.ReadBack.Place;
import net.mailmigrator.journal.ReadBack.Text;
import net.mailmigrator.journal.ReadBack.Verdict;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The read_back table. Stateless; every method works in the caller's transaction. */
final class ReadBackRows {
    private static final int PIECE = 1_000;
    private static final String DELETE = "DELETE FROM read_back WHERE source_mailbox_id = ? AND source_uid = ?";
    private static final String INSERT = "INSERT INTO read_back (source_mailbox_id, source_uid, target_validity,"
            + " target_uid, target_date, verdict, octets, digest, answer, source_octets, source_digest)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** A message that was bound to another copy since, or is no longer the tool's, is not what was read. */
    private static final String STILL = "SELECT r.* FROM read_back r JOIN message m"
            + " ON m.source_mailbox_id = r.source_mailbox_id AND m.source_uid = r.source_uid"
            + " AND m.target_uid = r.target_uid AND m.state = 'APPENDED'"
            + " WHERE r.source_mailbox_id = :mailbox";

    private static final String BY_SOURCE = STILL
            + " AND r.source_uid > :uid ORDER BY r.source_mailbox_id, r.source_uid FETCH FIRST " + PIECE + " ROWS ONLY";
    private static final String BY_TARGET = STILL
            + " AND r.target_uid > :uid ORDER BY r.source_mailbox_id, r.target_uid FETCH FIRST " + PIECE + " ROWS ONLY";

    private ReadBackRows() {}

    static void put(Handle handle, long mailbox, List<ReadBack> read) throws SQLException {
        try (PreparedStatement delete = handle.getConnection().prepareStatement(DELETE);
                PreparedStatement statement = handle.getConnection().prepareStatement(INSERT)) {
            for (ReadBack message : read) {
                delete.setLong(1, mailbox);
                delete.setLong(2, message.sourceUid());
                delete.addBatch();
                statement.setLong(1, mailbox);
                statement.setLong(2, message.sourceUid());
                statement.setLong(3, message.place().validity().value());
                statement.setLong(4, message.place().uid());
                statement.setObject(5, message.place().date(), Types.BIGINT);
                statement.setString(6, message.verdict().name());
                bind(statement, 7, message.text());
                statement.setString(9, Sql.text(message.answer()));
                bind(statement, 10, message.source());
                statement.addBatch();
            }
            delete.executeBatch();
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Text text) throws SQLException {
        statement.setObject(at, text == null ? null : text.octets(), Types.BIGINT);
        statement.setBytes(at + 1, text == null ? null : text.digest().bytes());
    }

    static UidSet targetUids(Handle handle, long mailbox, UidValidity validity) {
        return handle.createQuery("SELECT target_uid FROM read_back"
                        + " WHERE source_mailbox_id = :mailbox AND target_validity = :validity")
                .bind("mailbox", mailbox)
                .bind("validity", validity.value())
                .scanResultSet((rows, context) -> Sql.uidSet(rows.get()));
    }

    static List<ReadBack> remarkable(Handle handle, long mailbox) {
        return handle.createQuery("SELECT * FROM read_back WHERE source_mailbox_id = :mailbox AND verdict <> 'SAME'"
                        + " ORDER BY source_mailbox_id, source_uid")
                .bind("mailbox", mailbox)
                .map((row, context) -> readBack(row))
                .list();
    }

    /** The next ones after a source UID, at most a thousand; an empty list is the end. */
    static List<ReadBack> afterSource(Handle handle, long mailbox, long uid) {
        return after(handle, BY_SOURCE, mailbox, uid);
    }

    /** The next ones after a target UID, at most a thousand; an empty list is the end. */
    static List<ReadBack> afterTarget(Handle handle, long mailbox, long uid) {
        return after(handle, BY_TARGET, mailbox, uid);
    }

    private static List<ReadBack> after(Handle handle, String query, long mailbox, long uid) {
        return handle.createQuery(query)
                .bind("mailbox", mailbox)
                .bind("uid", uid)
                .map((row, context) -> readBack(row))
                .list();
    }

    static void forget(Handle handle, long mailbox) {
        handle.execute("DELETE FROM read_back WHERE source_mailbox_id = ?", mailbox);
    }

    private static ReadBack readBack(ResultSet row) throws SQLException {
        return new ReadBack(
                row.getLong("source_uid"),
                new Place(
                        new UidValidity(row.getLong("target_validity")),
                        row.getLong("target_uid"),
                        Sql.longOrNull(row, "target_date")),
                Sql.constant(Verdict.class, row.getString("verdict")),
                text(row, ""),
                row.getString("answer"),
                text(row, "source_"));
    }

    private static @Nullable Text text(ResultSet row, String prefix) throws SQLException {
        byte[] digest = row.getBytes(prefix + "digest");
        return digest == null ? null : new Text(row.getLong(prefix + "octets"), Digest.of(digest));
    }
}

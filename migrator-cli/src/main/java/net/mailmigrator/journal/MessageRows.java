package net.mailmigrator.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.UidSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The message table. Works in the caller's transaction; plain JDBC where many rows pass. Thread-safe. */
final class MessageRows {
    private static final int PIECE = 1_000;
    private static final String COLUMNS = "size_listed, octets, exact_digest, loose_digest, date_epoch, date_offset,"
            + " system_flags, keyword_set, target_uid, proof, state, answer, alteration, source_octets, source_digest,"
            + " target_mailbox_id, munged_digest, source_mailbox_id, source_uid";
    private static final String INSERT =
            "INSERT INTO message (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE message SET size_listed = ?, octets = ?, exact_digest = ?,"
            + " loose_digest = ?, date_epoch = ?, date_offset = ?, system_flags = ?, keyword_set = ?, target_uid = ?,"
            + " proof = ?, state = ?, answer = ?, alteration = ?, source_octets = ?, source_digest = ?,"
            + " target_mailbox_id = ?, munged_digest = ? WHERE source_mailbox_id = ? AND source_uid = ?";

    /**
     * Both order by the whole key, since only then H2 walks the key in that order and stops: MAX() or ORDER BY source_uid
     * alone reads the whole mailbox each time. A test looks at the plan.
     */
    static final String HIGHEST = "SELECT source_uid FROM message WHERE source_mailbox_id = :mailbox"
            + " ORDER BY source_mailbox_id DESC, source_uid DESC FETCH FIRST 1 ROW ONLY";

    private static final String HIGHEST_COPIED = "SELECT * FROM message WHERE source_mailbox_id = :mailbox"
            + " AND state = 'APPENDED' ORDER BY source_mailbox_id DESC, source_uid DESC FETCH FIRST 20 ROWS ONLY";

    static final String NEXT = "SELECT * FROM message WHERE source_mailbox_id = :mailbox AND source_uid > :uid"
            + " ORDER BY source_mailbox_id, source_uid FETCH FIRST " + PIECE + " ROWS ONLY";

    /**
     * Rows of a target mailbox {@code :target}: those of its own source mailboxes, and those of others that were found in
     * it. Mailboxes without such messages are left out before their rows are read.
     */
    static final String AT_TARGET = "(s.target_mailbox_id = :target OR (s.elsewhere AND s.account_id ="
            + " (SELECT account_id FROM target_mailbox WHERE id = :target)))"
            + " AND COALESCE(m.target_mailbox_id, s.target_mailbox_id) = :target";

    private final KeywordSets keywords;

    MessageRows(KeywordSets keywords) {
        this.keywords = keywords;
    }

    /**
     * Inserts rows, or replaces those that are not APPENDED; what is at the target stays what it is.
     *
     * @return how far the counters move
     */
    Tally put(Handle handle, long mailbox, List<MessageRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return Tally.ZERO;
        }
        long highest = highestUid(handle, mailbox);
        Tally tally = Tally.ZERO;
        List<MessageRow> updates = new ArrayList<>();
        List<MessageRow> inserts = new ArrayList<>();
        try (PreparedStatement find = handle.getConnection()
                .prepareStatement("SELECT state, size_listed, octets FROM message"
                        + " WHERE source_mailbox_id = ? AND source_uid = ?")) {
            for (MessageRow row : rows) {
                Stored stored = row.sourceUid() <= highest ? find(find, mailbox, row.sourceUid()) : null;
                if (stored == null) {
                    inserts.add(row);
                    tally = tally.plus(tally(row));
                } else if (stored.state() != MessageState.APPENDED) {
                    updates.add(row);
                    tally = tally.plus(tally(row)).minus(stored.tally());
                }
            }
        }
        execute(handle, INSERT, mailbox, inserts);
        execute(handle, UPDATE, mailbox, updates);
        return tally;
    }

    /** Messages of an account in a state. */
    static long count(Handle handle, long account, MessageState state) {
        return handle.createQuery("SELECT COUNT(*) FROM source_mailbox s JOIN message m ON m.source_mailbox_id = s.id"
                        + " WHERE s.account_id = :account AND m.state = :state")
                .bind("account", account)
                .bind("state", state.name())
                .mapTo(Long.class)
                .one();
    }

    private record Stored(MessageState state, Tally tally) {}

    private static @Nullable Stored find(PreparedStatement statement, long mailbox, long uid) throws SQLException {
        statement.setLong(1, mailbox);
        statement.setLong(2, uid);
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            MessageState state = Sql.constant(MessageState.class, row.getString(1));
            return new Stored(state, Tally.of(state, row.getLong(2), row.getLong(3)));
        }
    }

    private static Tally tally(MessageRow row) {
        Digests digests = row.digests();
        return Tally.of(row.state(), row.sizeAsListed(), digests == null ? 0 : digests.octets());
    }

    private static long highestUid(Handle handle, long mailbox) {
        return handle.createQuery(HIGHEST)
                .bind("mailbox", mailbox)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private void execute(Handle handle, String sql, long mailbox, List<MessageRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (MessageRow row : rows) {
                bind(statement, mailbox, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, long mailbox, MessageRow row) throws SQLException {
        Digests digests = row.digests();
        InternalDate date = row.internalDate();
        Proof proof = row.proof();
        Alteration alteration = row.alteration();
        statement.setLong(1, row.sizeAsListed());
        statement.setObject(2, digests == null ? null : digests.octets(), Types.BIGINT);
        statement.setBytes(3, digests == null ? null : digests.exact().bytes());
        statement.setBytes(4, digests == null ? null : digests.loose().bytes());
        statement.setObject(5, date == null ? null : date.epochSecond(), Types.BIGINT);
        statement.setObject(6, date == null ? null : date.offsetSeconds(), Types.INTEGER);
        statement.setInt(7, FlagBits.of(row.flagBase().system()));
        statement.setInt(8, keywords.id(row.flagBase()));
        statement.setObject(9, row.targetUid(), Types.BIGINT);
        statement.setString(10, proof == null ? null : proof.name());
        statement.setString(11, row.state().name());
        statement.setString(12, Sql.text(row.answer()));
        statement.setString(13, alteration == null ? null : alteration.text());
        statement.setObject(14, alteration == null ? null : alteration.sourceOctets(), Types.BIGINT);
        statement.setBytes(15, alteration == null ? null : alteration.source().bytes());
        statement.setObject(16, row.targetMailboxId(), Types.BIGINT);
        statement.setBytes(
                17,
                digests == null || !digests.isEightBitHeader()
                        ? null
                        : digests.munged().bytes());
        statement.setLong(18, mailbox);
        statement.setLong(19, row.sourceUid());
    }

    /** Notes target UIDs, by source UID, of APPENDED messages that have none. */
    static void resolve(Handle handle, long mailbox, Map<Long, Long> targetUids) throws SQLException {
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement("UPDATE message SET target_uid = ? WHERE source_mailbox_id = ? AND source_uid = ?"
                        + " AND state = 'APPENDED' AND target_uid IS NULL")) {
            for (Map.Entry<Long, Long> uids : targetUids.entrySet()) {
                statement.setLong(1, uids.getValue());
                statement.setLong(2, mailbox);
                statement.setLong(3, uids.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Notes, by source UID, what the target was seen to hand out. */
    static void cameOut(Handle handle, long mailbox, Map<Long, CameOut> seen) throws SQLException {
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement("UPDATE message SET out_octets = ?, out_date = ? WHERE source_mailbox_id = ?"
                        + " AND source_uid = ?")) {
            for (Map.Entry<Long, CameOut> each : seen.entrySet()) {
                statement.setLong(1, each.getValue().octets());
                statement.setObject(2, each.getValue().date(), Types.BIGINT);
                statement.setLong(3, mailbox);
                statement.setLong(4, each.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Notes, by source UID, what was sent without the header lines that servers rewrite. */
    static void withoutLines(Handle handle, long mailbox, Map<Long, Digest> digests) throws SQLException {
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement(
                        "UPDATE message SET bare_digest = ? WHERE source_mailbox_id = ? AND source_uid = ?")) {
            for (Map.Entry<Long, Digest> each : digests.entrySet()) {
                statement.setBytes(1, each.getValue().bytes());
                statement.setLong(2, mailbox);
                statement.setLong(3, each.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** What was noted of that, by source UID. */
    static Map<Long, Digest> withoutLines(Handle handle, long mailbox) {
        Map<Long, Digest> digests = new java.util.HashMap<>();
        handle.createQuery("SELECT source_uid, bare_digest FROM message WHERE source_mailbox_id = :mailbox"
                        + " AND bare_digest IS NOT NULL")
                .bind("mailbox", mailbox)
                .map((row, context) -> digests.put(row.getLong(1), Digest.of(row.getBytes(2))))
                .list();
        return digests;
    }

    /** APPENDED rows with digests and without a target UID, by source mailbox. */
    Map<Long, List<MessageRow>> unresolved(Handle handle, long targetMailbox) {
        Map<Long, List<MessageRow>> found = new java.util.TreeMap<>();
        handle.createQuery("SELECT m.* FROM source_mailbox s JOIN message m ON m.source_mailbox_id = s.id"
                        + " WHERE s.target_mailbox_id = :target AND m.target_uid IS NULL AND m.state = 'APPENDED'"
                        + " AND m.exact_digest IS NOT NULL ORDER BY m.source_mailbox_id, m.source_uid")
                .bind("target", targetMailbox)
                .map((row, context) -> found.computeIfAbsent(
                                row.getLong("source_mailbox_id"), mailbox -> new ArrayList<>())
                        .add(row(row)))
                .list();
        return found;
    }

    /** Source UIDs in one of the states. */
    static UidSet uids(Handle handle, long mailbox, MessageState... states) {
        if (states.length == 0) {
            return UidSet.empty();
        }
        return handle.createQuery(
                        "SELECT source_uid FROM message WHERE source_mailbox_id = :mailbox AND state IN (<states>)")
                .bind("mailbox", mailbox)
                .bindList("states", Stream.of(states).map(Enum::name).toList())
                .scanResultSet((rows, context) -> Sql.uidSet(rows.get()));
    }

    /** Target UIDs that a row of any source mailbox accounts for. */
    static UidSet targetUids(Handle handle, long targetMailbox) {
        return handle.createQuery(
                        "SELECT m.target_uid FROM source_mailbox s JOIN message m ON m.source_mailbox_id = s.id"
                                + " WHERE " + AT_TARGET + " AND m.target_uid IS NOT NULL")
                .bind("target", targetMailbox)
                .scanResultSet((rows, context) -> Sql.uidSet(rows.get()));
    }

    /** The next rows after a UID, at most a thousand; an empty list is the end. */
    List<MessageRow> after(Handle handle, long mailbox, long uid) {
        return handle.createQuery(NEXT)
                .bind("mailbox", mailbox)
                .bind("uid", uid)
                .map((row, context) -> row(row))
                .list();
    }

    /** APPENDED rows with the highest UIDs. */
    List<MessageRow> highestCopied(Handle handle, long mailbox) {
        return handle.createQuery(HIGHEST_COPIED)
                .bind("mailbox", mailbox)
                .map((row, context) -> row(row))
                .list();
    }

    MessageRow row(ResultSet row) throws SQLException {
        String proof = row.getString("proof");
        return new MessageRow(
                row.getLong("source_uid"),
                row.getLong("size_listed"),
                digests(row),
                date(row),
                keywords.flags(row.getInt("system_flags"), row.getInt("keyword_set")),
                Sql.longOrNull(row, "target_uid"),
                proof == null ? null : Sql.constant(Proof.class, proof),
                Sql.constant(MessageState.class, row.getString("state")),
                row.getString("answer"),
                alteration(row),
                Sql.longOrNull(row, "target_mailbox_id"),
                cameOut(row));
    }

    private static @Nullable CameOut cameOut(ResultSet row) throws SQLException {
        Long octets = Sql.longOrNull(row, "out_octets");
        return octets == null ? null : new CameOut(octets, Sql.longOrNull(row, "out_date"));
    }

    private static @Nullable Alteration alteration(ResultSet row) throws SQLException {
        String text = row.getString("alteration");
        return text == null
                ? null
                : Alteration.parse(text, row.getLong("source_octets"), Digest.of(row.getBytes("source_digest")));
    }

    private static @Nullable Digests digests(ResultSet row) throws SQLException {
        byte[] exact = row.getBytes("exact_digest");
        if (exact == null) {
            return null;
        }
        Digest loose = Digest.of(row.getBytes("loose_digest"));
        byte[] munged = row.getBytes("munged_digest");
        return new Digests(row.getLong("octets"), Digest.of(exact), loose, munged == null ? loose : Digest.of(munged));
    }

    private static @Nullable InternalDate date(ResultSet row) throws SQLException {
        Long epochSecond = Sql.longOrNull(row, "date_epoch");
        return epochSecond == null ? null : new InternalDate(epochSecond, row.getInt("date_offset"));
    }
}

package net.mailmigrator.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The flag bases in the message table. Works in the caller's transaction. Thread-safe. */
final class FlagRows {
    private final KeywordSets keywords;

    FlagRows(KeywordSets keywords) {
        this.keywords = keywords;
    }

    /**
     * Of APPENDED messages in one target mailbox, in ascending order of their source UIDs; equal flags are one object.
     *
     * @param target null: the source mailbox's own
     */
    List<FlagBase> bases(Handle handle, long mailbox, @Nullable Long target) {
        Map<Long, MessageFlags> shared = new HashMap<>();
        return handle.createQuery("SELECT source_uid, target_uid, system_flags, keyword_set, proof FROM message"
                        + " WHERE source_mailbox_id = :mailbox AND state = 'APPENDED'"
                        + " AND target_mailbox_id IS NOT DISTINCT FROM :target ORDER BY source_mailbox_id, source_uid")
                .bind("target", target)
                .bind("mailbox", mailbox)
                .map((row, context) -> {
                    int system = row.getInt("system_flags");
                    int set = row.getInt("keyword_set");
                    MessageFlags flags =
                            shared.computeIfAbsent(((long) set << 32) | system, key -> keywords.flags(system, set));
                    return new FlagBase(
                            row.getLong("source_uid"),
                            flags,
                            Sql.longOrNull(row, "target_uid"),
                            Proof.ADOPTED.name().equals(row.getString("proof")));
                })
                .list();
    }

    /** Sets them, by source UID. */
    void set(Handle handle, long mailbox, Map<Long, MessageFlags> bases) throws SQLException {
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement("UPDATE message SET system_flags = ?, keyword_set = ?"
                        + " WHERE source_mailbox_id = ? AND source_uid = ? AND state = 'APPENDED'")) {
            for (Map.Entry<Long, MessageFlags> base : bases.entrySet()) {
                statement.setInt(1, FlagBits.of(base.getValue().system()));
                statement.setInt(2, keywords.id(base.getValue()));
                statement.setLong(3, mailbox);
                statement.setLong(4, base.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Source UIDs of messages whose flags a verification found lost. */
    static UidSet lost(Handle handle, long account, String targetFolder) {
        return UidSet.of(handle
                .createQuery("SELECT source_uid FROM discrepancy WHERE account_id = :account AND folder = :folder"
                        + " AND code = 'FLAGS-LOST' AND source_uid IS NOT NULL ORDER BY source_uid")
                .bind("account", account)
                .bind("folder", Sql.text(targetFolder))
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .toArray());
    }

    static Set<String> foldersWithLost(Handle handle, long account) {
        return Set.copyOf(handle.createQuery("SELECT DISTINCT folder FROM discrepancy WHERE account_id = :account"
                        + " AND code = 'FLAGS-LOST' AND source_uid IS NOT NULL")
                .bind("account", account)
                .mapTo(String.class)
                .list());
    }

    static void forgetLost(Handle handle, long account, String targetFolder) {
        handle.execute(
                "DELETE FROM discrepancy WHERE account_id = ? AND folder = ? AND code = 'FLAGS-LOST'",
                account,
                Sql.text(targetFolder));
    }
}

package net.mailmigrator.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import org.jdbi.v3.core.Handle;

/**
 * Binds rows to mailboxes that were renamed, made anew or put back (I10). Stateless; every method works in the caller's
 * transaction.
 */
final class IdentityRows {
    private static final String MOVE =
            "UPDATE message SET source_uid = ? WHERE source_mailbox_id = ? AND source_uid = ?";
    /** Mailbox by mailbox, since only so H2 walks the key of the message table. */
    private static final String GONE = "UPDATE message SET state = 'GONE_AT_TARGET', target_uid = NULL"
            + " WHERE source_mailbox_id = ? AND state IN ('APPENDED', 'DELETING') AND (target_mailbox_id = ?"
            + " OR (target_mailbox_id IS NULL AND ?))";

    private IdentityRows() {}

    /** A row that has the name already gives way: its mailbox is elsewhere by now, or gone. */
    static void renameSource(Handle handle, long sourceMailbox, MailboxName name, MailboxName plannedTarget) {
        handle.createUpdate("UPDATE source_mailbox SET name = CONCAT(name, ' [UIDVALIDITY ', uid_validity, ']')"
                        + " WHERE name = :name AND id <> :id"
                        + " AND account_id = (SELECT account_id FROM source_mailbox WHERE id = :id)")
                .bind("name", name.wire())
                .bind("id", sourceMailbox)
                .execute();
        handle.createUpdate("UPDATE source_mailbox SET name = :name, planned_target = :planned WHERE id = :id")
                .bind("name", name.wire())
                .bind("planned", plannedTarget.wire())
                .bind("id", sourceMailbox)
                .execute();
    }

    static void renameTarget(Handle handle, long targetMailbox, MailboxName name) {
        handle.createUpdate("UPDATE source_mailbox SET planned_target ="
                        + " (SELECT name FROM target_mailbox WHERE id = :id)"
                        + " WHERE target_mailbox_id = :id AND planned_target IS NULL")
                .bind("id", targetMailbox)
                .execute();
        handle.createUpdate("UPDATE target_mailbox SET name = :name, absent = FALSE WHERE id = :id")
                .bind("name", name.wire())
                .bind("id", targetMailbox)
                .execute();
    }

    static void rebindSource(Handle handle, long mailbox, UidValidity now, Map<Long, Long> uids) throws SQLException {
        long generation = 1 + FormerUid.generation(lowestUid(handle, mailbox));
        handle.createUpdate("UPDATE message SET source_uid = -(:base + source_uid)"
                        + " WHERE source_mailbox_id = :mailbox AND source_uid > 0")
                .bind("base", -FormerUid.of(generation, 0))
                .bind("mailbox", mailbox)
                .execute();
        try (PreparedStatement move = handle.getConnection().prepareStatement(MOVE)) {
            for (Map.Entry<Long, Long> pair : uids.entrySet()) {
                move.setLong(1, pair.getValue());
                move.setLong(2, mailbox);
                move.setLong(3, former(generation, pair.getKey()));
                move.addBatch();
            }
            move.executeBatch();
        }
        handle.execute(
                "DELETE FROM message WHERE source_mailbox_id = ? AND source_uid < 0 AND state IN"
                        + " ('REFUSED', 'UNREADABLE', 'EXCLUDED', 'VANISHED')",
                mailbox);
        handle.execute("DELETE FROM read_back WHERE source_mailbox_id = ?", mailbox);
        rebindMembers(handle, mailbox, generation, uids);
        forgetUidsOfLostFlags(handle, mailbox);
        handle.createUpdate("UPDATE source_mailbox SET uid_validity = :validity, completed_at = NULL,"
                        + " completed_uid_validity = NULL, completed_uid_next = NULL, completed_messages = NULL,"
                        + " completed_highestmodseq = NULL WHERE id = :mailbox")
                .bind("validity", now.value())
                .bind("mailbox", mailbox)
                .execute();
    }

    /** The discrepancies stay for people until the next verification; nothing is set by their UIDs. */
    private static void forgetUidsOfLostFlags(Handle handle, long sourceMailbox) {
        handle.execute(
                "UPDATE discrepancy SET source_uid = NULL WHERE code = 'FLAGS-LOST'"
                        + " AND account_id = (SELECT account_id FROM source_mailbox WHERE id = ?)",
                sourceMailbox);
    }

    private static long lowestUid(Handle handle, long mailbox) {
        return handle.createQuery("SELECT source_uid FROM message WHERE source_mailbox_id = :mailbox"
                        + " ORDER BY source_mailbox_id, source_uid FETCH FIRST 1 ROW ONLY")
                .bind("mailbox", mailbox)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static long former(long generation, long uid) {
        return uid < 0 ? uid : FormerUid.of(generation, uid);
    }

    private static void rebindMembers(Handle handle, long mailbox, long generation, Map<Long, Long> uids) {
        for (AppendBatch batch : BatchRows.unsettledOfSource(handle, mailbox)) {
            List<BatchMember> members = new ArrayList<>();
            for (BatchMember member : batch.members()) {
                long uid = member.sourceUid();
                members.add(member.withSourceUid(uids.getOrDefault(uid, former(generation, uid))));
            }
            BatchRows.replaceMembers(handle, batch.id(), members);
        }
    }

    static void rebindTarget(Handle handle, long mailbox, MailboxStatus now, Map<RowKey, Long> uids)
            throws SQLException {
        gone(handle, mailbox);
        try (PreparedStatement bind = handle.getConnection()
                .prepareStatement("UPDATE message SET target_uid = ?, state = 'APPENDED', answer = NULL"
                        + " WHERE source_mailbox_id = ? AND source_uid = ?")) {
            for (Map.Entry<RowKey, Long> pair : uids.entrySet()) {
                bind.setLong(1, pair.getValue());
                bind.setLong(2, pair.getKey().sourceMailboxId());
                bind.setLong(3, pair.getKey().sourceUid());
                bind.addBatch();
            }
            bind.executeBatch();
        }
        handle.createUpdate("UPDATE append_batch SET target_uid_validity = :validity, uid_floor = 1"
                        + " WHERE target_mailbox_id = :mailbox AND state IN ('OPEN', 'DOUBT')")
                .bind("validity", now.uidValidity().value())
                .bind("mailbox", mailbox)
                .execute();
        handle.createUpdate("UPDATE target_mailbox SET uid_validity = :validity, uid_floor = 1, target_seen = 1,"
                        + " verified_to = CASE WHEN verified_to >= target_seen THEN :next ELSE 1 END, absent = FALSE"
                        + " WHERE id = :mailbox")
                .bind("validity", now.uidValidity().value())
                .bind("next", now.uidNext())
                .bind("mailbox", mailbox)
                .execute();
        recount(handle, mailbox);
    }

    static void targetGone(Handle handle, long mailbox) {
        gone(handle, mailbox);
        handle.execute("UPDATE target_mailbox SET absent = TRUE WHERE id = ?", mailbox);
        recount(handle, mailbox);
    }

    private static void gone(Handle handle, long mailbox) {
        handle.createQuery("SELECT id, target_mailbox_id = :target AS own FROM source_mailbox"
                        + " WHERE target_mailbox_id = :target OR (elsewhere AND account_id ="
                        + " (SELECT account_id FROM target_mailbox WHERE id = :target))")
                .bind("target", mailbox)
                .map((row, context) -> Map.entry(row.getLong("id"), row.getBoolean("own")))
                .list()
                .forEach(source -> handle.execute(GONE, source.getKey(), mailbox, source.getValue()));
    }

    /** Counters of the mailbox's source mailboxes and of the account, from the rows. */
    private static void recount(Handle handle, long targetMailbox) {
        String rows =
                "(SELECT %s FROM message m WHERE m.source_mailbox_id = source_mailbox.id AND m.state = 'APPENDED')";
        handle.createUpdate("UPDATE source_mailbox SET appended = " + rows.formatted("COUNT(*)")
                        + ", appended_octets = "
                        + rows.formatted(
                                "COALESCE(SUM(CASE WHEN m.octets > 0 THEN m.octets ELSE m.size_listed END), 0)")
                        + " WHERE target_mailbox_id = :target OR (elsewhere AND account_id ="
                        + " (SELECT account_id FROM target_mailbox WHERE id = :target))")
                .bind("target", targetMailbox)
                .execute();
        String sum = "(SELECT COALESCE(SUM(s.%s), 0) FROM source_mailbox s WHERE s.account_id = account.id)";
        handle.createUpdate("UPDATE account SET appended = " + sum.formatted("appended") + ", appended_octets = "
                        + sum.formatted("appended_octets")
                        + " WHERE id = (SELECT account_id FROM target_mailbox WHERE id = :target)")
                .bind("target", targetMailbox)
                .execute();
    }
}

package net.mailmigrator.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.mailmigrator.imap.UidValidity;
import org.jdbi.v3.core.Handle;

/** The append_batch table. Stateless; every method works in the caller's transaction. */
final class BatchRows {
    private BatchRows() {}

    /** Where a batch belongs. */
    record Place(long account, long sourceMailbox, long targetMailbox) {}

    static long insert(Handle handle, AppendBatch batch) {
        return handle.createUpdate("INSERT INTO append_batch (source_mailbox_id, target_mailbox_id, state, epoch,"
                        + " target_uid_validity, uid_floor, created_at, members)"
                        + " SELECT s.id, :target, :state, a.epoch, :validity, :floor, :at, :members"
                        + " FROM source_mailbox s JOIN account a ON a.id = s.account_id WHERE s.id = :source")
                .bind("source", batch.sourceMailboxId())
                .bind("target", batch.targetMailboxId())
                .bind("state", batch.state().name())
                .bind("validity", batch.targetUidValidity().value())
                .bind("floor", batch.floor())
                .bind("at", Sql.at(batch.createdAt()))
                .bind("members", MemberCodec.encode(batch.members()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    static Place settle(Handle handle, long batch, AppendBatch.State state, Instant at) {
        handle.createUpdate("UPDATE append_batch SET state = :state, settled_at = :at WHERE id = :id")
                .bind("state", state.name())
                .bind("at", Sql.at(at))
                .bind("id", batch)
                .execute();
        return handle.createQuery("SELECT s.account_id, b.source_mailbox_id, b.target_mailbox_id FROM append_batch b"
                        + " JOIN source_mailbox s ON s.id = b.source_mailbox_id WHERE b.id = :id")
                .bind("id", batch)
                .map((row, context) -> new Place(row.getLong(1), row.getLong(2), row.getLong(3)))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("no append batch " + batch));
    }

    static List<AppendBatch> list(Handle handle, long targetMailbox, AppendBatch.State... states) {
        if (states.length == 0) {
            return List.of();
        }
        return handle.createQuery("SELECT * FROM append_batch WHERE target_mailbox_id = :target"
                        + " AND state IN (<states>) ORDER BY id")
                .bind("target", targetMailbox)
                .bindList("states", Stream.of(states).map(Enum::name).toList())
                .map((row, context) -> batch(row))
                .list();
    }

    /** Target mailboxes of the account that have some; mailbox by mailbox an account of thousands takes seconds. */
    static Set<Long> targets(Handle handle, long account, AppendBatch.State... states) {
        return Set.copyOf(handle.createQuery("SELECT DISTINCT b.target_mailbox_id FROM target_mailbox t"
                        + " JOIN append_batch b ON b.target_mailbox_id = t.id"
                        + " WHERE t.account_id = :account AND b.state IN (<states>)")
                .bind("account", account)
                .bindList("states", Stream.of(states).map(Enum::name).toList())
                .mapTo(Long.class)
                .list());
    }

    static List<AppendBatch> unsettledOfSource(Handle handle, long sourceMailbox) {
        return handle.createQuery("SELECT * FROM append_batch WHERE source_mailbox_id = :source"
                        + " AND state IN ('OPEN', 'DOUBT') ORDER BY id")
                .bind("source", sourceMailbox)
                .map((row, context) -> batch(row))
                .list();
    }

    static void replaceMembers(Handle handle, long batch, List<BatchMember> members) {
        handle.createUpdate("UPDATE append_batch SET members = :members WHERE id = :id")
                .bind("members", MemberCodec.encode(members))
                .bind("id", batch)
                .execute();
    }

    private static AppendBatch batch(ResultSet row) throws SQLException {
        return new AppendBatch(
                row.getLong("id"),
                row.getLong("source_mailbox_id"),
                row.getLong("target_mailbox_id"),
                Sql.constant(AppendBatch.State.class, row.getString("state")),
                new UidValidity(row.getLong("target_uid_validity")),
                row.getLong("uid_floor"),
                Sql.requiredInstant(row, "created_at"),
                MemberCodec.decode(row.getBytes("members")));
    }
}

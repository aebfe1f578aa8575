package net.mailmigrator.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import net.mailmigrator.imap.UidSet;
import org.jdbi.v3.core.Handle;

/** The states of messages that are taken away at the target. Stateless; works in the caller's transaction. */
final class DeletionRows {
    private DeletionRows() {}

    /**
     * Moves rows from one state to another; those in any other state stay as they are.
     *
     * @return how far the counters move
     */
    static Tally move(Handle handle, long mailbox, UidSet uids, MessageState from, MessageState to)
            throws SQLException {
        Tally tally = Tally.ZERO;
        try (PreparedStatement find = handle.getConnection()
                        .prepareStatement("SELECT size_listed, octets FROM message"
                                + " WHERE source_mailbox_id = ? AND source_uid = ? AND state = ?");
                PreparedStatement change = handle.getConnection()
                        .prepareStatement(
                                "UPDATE message SET state = ? WHERE source_mailbox_id = ? AND source_uid = ?")) {
            for (long uid : uids.stream().toArray()) {
                find.setLong(1, mailbox);
                find.setLong(2, uid);
                find.setString(3, from.name());
                try (ResultSet row = find.executeQuery()) {
                    if (row.next()) {
                        long size = row.getLong(1);
                        long octets = row.getLong(2);
                        tally = tally.plus(Tally.of(to, size, octets)).minus(Tally.of(from, size, octets));
                        change.setString(1, to.name());
                        change.setLong(2, mailbox);
                        change.setLong(3, uid);
                        change.addBatch();
                    }
                }
            }
            change.executeBatch();
        }
        return tally;
    }

    /** UIDs of messages that are gone mean nothing once their mailbox is made anew. */
    static void forgetTargetUids(Handle handle, long mailbox, UidSet uids) throws SQLException {
        try (PreparedStatement forget = handle.getConnection()
                .prepareStatement("UPDATE message SET target_uid = NULL WHERE source_mailbox_id = ?"
                        + " AND source_uid = ? AND state = 'GONE_AT_TARGET'")) {
            for (long uid : uids.stream().toArray()) {
                forget.setLong(1, mailbox);
                forget.setLong(2, uid);
                forget.addBatch();
            }
            forget.executeBatch();
        }
    }
}

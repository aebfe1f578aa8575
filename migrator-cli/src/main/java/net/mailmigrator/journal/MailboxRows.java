package net.mailmigrator.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.MessageCounts;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of source and target mailboxes. Stateless; every method works in the caller's transaction. */
final class MailboxRows {
    private MailboxRows() {}

    static List<SourceMailbox> sources(Handle handle, long account) {
        return handle.createQuery("SELECT * FROM source_mailbox WHERE account_id = :account ORDER BY id")
                .bind("account", account)
                .map((row, context) -> source(row))
                .list();
    }

    static List<TargetMailbox> targets(Handle handle, long account) {
        return handle.createQuery("SELECT * FROM target_mailbox WHERE account_id = :account ORDER BY id")
                .bind("account", account)
                .map((row, context) -> target(row))
                .list();
    }

    static Optional<SourceMailbox> source(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM source_mailbox WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> source(row))
                .findOne();
    }

    static Optional<TargetMailbox> target(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM target_mailbox WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> target(row))
                .findOne();
    }

    static TargetMailbox ensureTarget(Handle handle, long account, MailboxName name, MailboxStatus status) {
        return findTarget(handle, account, name).orElseGet(() -> {
            handle.createUpdate("INSERT INTO target_mailbox (account_id, name, uid_validity, uid_floor, target_seen,"
                            + " others) VALUES (:account, :name, :validity, :next, :next, :messages)")
                    .bind("account", account)
                    .bind("name", name.wire())
                    .bind("validity", status.uidValidity().value())
                    .bind("next", status.uidNext())
                    .bind("messages", status.messages())
                    .execute();
            return findTarget(handle, account, name).orElseThrow();
        });
    }

    private static Optional<TargetMailbox> findTarget(Handle handle, long account, MailboxName name) {
        return handle.createQuery("SELECT * FROM target_mailbox WHERE account_id = :account AND name = :name")
                .bind("account", account)
                .bind("name", name.wire())
                .map((row, context) -> target(row))
                .findOne();
    }

    static SourceMailbox ensureSource(
            Handle handle, long account, MailboxName name, UidValidity validity, long targetMailbox) {
        return findSource(handle, account, name).orElseGet(() -> {
            handle.createUpdate("INSERT INTO source_mailbox (account_id, name, target_mailbox_id, uid_validity)"
                            + " VALUES (:account, :name, :target, :validity)")
                    .bind("account", account)
                    .bind("name", name.wire())
                    .bind("target", targetMailbox)
                    .bind("validity", validity.value())
                    .execute();
            return findSource(handle, account, name).orElseThrow();
        });
    }

    private static Optional<SourceMailbox> findSource(Handle handle, long account, MailboxName name) {
        return handle.createQuery("SELECT * FROM source_mailbox WHERE account_id = :account AND name = :name")
                .bind("account", account)
                .bind("name", name.wire())
                .map((row, context) -> source(row))
                .findOne();
    }

    static void seen(Handle handle, long targetMailbox, long uidNext) {
        handle.createUpdate("UPDATE target_mailbox SET target_seen = GREATEST(target_seen, :next) WHERE id = :id")
                .bind("next", uidNext)
                .bind("id", targetMailbox)
                .execute();
    }

    /** By the counters of the source mailboxes that go to them, and by the rows that were found in others. */
    static Map<Long, Long> copies(Handle handle, long account) {
        Map<Long, Long> copies = new HashMap<>();
        handle.createQuery("SELECT target_mailbox_id, SUM(appended) AS copies FROM source_mailbox"
                        + " WHERE account_id = :account GROUP BY target_mailbox_id")
                .bind("account", account)
                .map((row, context) -> Map.entry(row.getLong("target_mailbox_id"), row.getLong("copies")))
                .forEach(counted -> copies.put(counted.getKey(), counted.getValue()));
        handle.createQuery("SELECT s.target_mailbox_id AS own, m.target_mailbox_id AS other, COUNT(*) AS messages"
                        + " FROM source_mailbox s JOIN message m ON m.source_mailbox_id = s.id"
                        + " WHERE s.account_id = :account AND s.elsewhere AND m.target_mailbox_id IS NOT NULL"
                        + " AND m.state = 'APPENDED' GROUP BY s.target_mailbox_id, m.target_mailbox_id")
                .bind("account", account)
                .map((row, context) -> new long[] {row.getLong("own"), row.getLong("other"), row.getLong("messages")})
                .forEach(found -> {
                    copies.merge(found[0], -found[2], Long::sum);
                    copies.merge(found[1], found[2], Long::sum);
                });
        return copies;
    }

    static void others(Handle handle, long targetMailbox, long messages) {
        handle.execute("UPDATE target_mailbox SET others = ? WHERE id = ?", messages, targetMailbox);
    }

    static void verifiedTo(Handle handle, long targetMailbox, long uid) {
        handle.createUpdate("UPDATE target_mailbox SET verified_to = GREATEST(verified_to, :uid) WHERE id = :id")
                .bind("uid", uid)
                .bind("id", targetMailbox)
                .execute();
    }

    /** Notes that messages of it were found in other target mailboxes. */
    static void elsewhere(Handle handle, long sourceMailbox) {
        handle.execute("UPDATE source_mailbox SET elsewhere = TRUE WHERE id = ?", sourceMailbox);
    }

    static void complete(Handle handle, long sourceMailbox, MailboxStatus status, MessageCounts counts, Instant at) {
        Sql.bindCounts(
                        handle.createUpdate("UPDATE source_mailbox SET completed_at = :at,"
                                + " completed_uid_validity = :validity, completed_uid_next = :next,"
                                + " completed_messages = :messages, completed_highestmodseq = :modseq, "
                                + Sql.SET_COUNTS + " WHERE id = :id"),
                        counts)
                .bind("at", Sql.at(at))
                .bind("validity", status.uidValidity().value())
                .bind("next", status.uidNext())
                .bind("messages", status.messages())
                .bind("modseq", status.highestModSeq())
                .bind("id", sourceMailbox)
                .execute();
    }

    /** Adds to the counters of a source mailbox and of its account. */
    static void count(Handle handle, long account, long sourceMailbox, Tally tally) {
        if (!tally.isZero()) {
            String add = " SET appended = appended + ?, appended_octets = appended_octets + ? WHERE id = ?";
            handle.execute("UPDATE source_mailbox" + add, tally.messages(), tally.octets(), sourceMailbox);
            handle.execute("UPDATE account" + add, tally.messages(), tally.octets(), account);
        }
    }

    static SourceMailbox source(ResultSet row) throws SQLException {
        return new SourceMailbox(
                row.getLong("id"),
                new MailboxName(row.getString("name")),
                row.getLong("target_mailbox_id"),
                new UidValidity(row.getLong("uid_validity")),
                completed(row),
                Sql.counts(row),
                name(row.getString("planned_target")),
                row.getBoolean("elsewhere"));
    }

    private static @Nullable MailboxName name(@Nullable String wire) {
        return wire == null ? null : new MailboxName(wire);
    }

    private static @Nullable MailboxStatus completed(ResultSet row) throws SQLException {
        Long validity = Sql.longOrNull(row, "completed_uid_validity");
        return validity == null
                ? null
                : new MailboxStatus(
                        new UidValidity(validity),
                        row.getLong("completed_uid_next"),
                        row.getLong("completed_messages"),
                        row.getLong("completed_highestmodseq"));
    }

    private static TargetMailbox target(ResultSet row) throws SQLException {
        return new TargetMailbox(
                row.getLong("id"),
                new MailboxName(row.getString("name")),
                new UidValidity(row.getLong("uid_validity")),
                row.getLong("uid_floor"),
                row.getLong("target_seen"),
                row.getLong("verified_to"),
                row.getBoolean("absent"),
                Sql.longOrNull(row, "others"));
    }
}

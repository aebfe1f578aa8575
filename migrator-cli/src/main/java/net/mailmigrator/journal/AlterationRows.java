package net.mailmigrator.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.journal.AccountJournal.Accepted;
import net.mailmigrator.journal.AccountJournal.Altered;
import org.jdbi.v3.core.Handle;

/** What the message table says of alterations and of accepted losses. Stateless; works in the caller's transaction. */
final class AlterationRows {
    private AlterationRows() {}

    private record Sum(MailboxName mailbox, String text, long messages) {}

    static List<Altered> count(Handle handle, long account) {
        List<Sum> sums = handle.createQuery("SELECT s.name, m.alteration, COUNT(*) AS messages FROM source_mailbox s"
                        + " JOIN message m ON m.source_mailbox_id = s.id WHERE s.account_id = :account"
                        + " AND m.alteration IS NOT NULL AND m.state = 'APPENDED'"
                        + " GROUP BY s.id, s.name, m.alteration ORDER BY s.id, m.alteration")
                .bind("account", account)
                .map((row, context) -> new Sum(
                        new MailboxName(row.getString("name")), row.getString("alteration"), row.getLong("messages")))
                .list();
        Map<String, Altered> byPart = new TreeMap<>();
        for (Sum sum : sums) {
            for (String part : sum.text().split(" ")) {
                byPart.merge(sum.mailbox() + " " + part, altered(sum, part), AlterationRows::plus);
            }
        }
        return List.copyOf(byPart.values());
    }

    private static Altered altered(Sum sum, String part) {
        return Alteration.keyword(part)
                .map(keyword -> new Altered(sum.mailbox(), "", keyword, sum.messages()))
                .orElseGet(() -> new Altered(sum.mailbox(), part, null, sum.messages()));
    }

    private static Altered plus(Altered one, Altered other) {
        return new Altered(one.mailbox(), one.alteration(), one.withoutKeyword(), one.messages() + other.messages());
    }

    static List<Accepted> accepted(Handle handle, long account) {
        return handle.createQuery("SELECT s.name, m.source_uid, m.state, m.answer, m.accepted FROM source_mailbox s"
                        + " JOIN message m ON m.source_mailbox_id = s.id WHERE s.account_id = :account"
                        + " AND m.accepted IS NOT NULL AND m.state IN ('REFUSED', 'UNREADABLE', 'UNDECIDED')"
                        + " ORDER BY s.id, m.source_uid")
                .bind("account", account)
                .map((row, context) -> new Accepted(
                        new MailboxName(row.getString("name")),
                        row.getLong("source_uid"),
                        Sql.constant(MessageState.class, row.getString("state")),
                        row.getString("answer"),
                        row.getString("accepted")))
                .list();
    }

    static void accept(Handle handle, long mailbox, Map<Long, String> accepted) throws SQLException {
        handle.createUpdate("UPDATE message SET accepted = NULL WHERE source_mailbox_id = :mailbox"
                        + " AND accepted IS NOT NULL")
                .bind("mailbox", mailbox)
                .execute();
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement("UPDATE message SET accepted = ? WHERE source_mailbox_id = ? AND source_uid = ?")) {
            for (Map.Entry<Long, String> each : accepted.entrySet()) {
                statement.setString(1, Sql.text(each.getValue()));
                statement.setLong(2, mailbox);
                statement.setLong(3, each.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

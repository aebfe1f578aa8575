package net.mailmigrator.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.AccountDetails.Mailbox;
import net.mailmigrator.journal.AccountDetails.Message;
import net.mailmigrator.journal.AccountDetails.NotedFailure;
import net.mailmigrator.journal.AccountDetails.NotedFinding;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Severity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads everything about one account. */
final class DetailsQuery {
    private final Handle handle;
    private final long account;

    private DetailsQuery(Handle handle, long account) {
        this.handle = handle;
        this.account = account;
    }

    static Optional<AccountDetails> read(Handle handle, String login) {
        return AccountRows.find(handle, login).map(id -> new DetailsQuery(handle, id).read());
    }

    /** Rows that a filter lets through; only those are kept. */
    static List<FoundRow> find(Handle handle, String login, Predicate<FoundRow> filter) {
        return AccountRows.find(handle, login)
                .map(id -> new DetailsQuery(handle, id).find(filter))
                .orElse(List.of());
    }

    private List<FoundRow> find(Predicate<FoundRow> filter) {
        MessageRows rows = new MessageRows(KeywordSets.load(handle));
        try (Stream<FoundRow> all = handle
                .createQuery("SELECT m.*, s.name AS source_name, t.name AS target_name"
                        + " FROM source_mailbox s JOIN message m ON m.source_mailbox_id = s.id"
                        + " JOIN target_mailbox t ON t.id = COALESCE(m.target_mailbox_id, s.target_mailbox_id)"
                        + " WHERE s.account_id = :account")
                .bind("account", account)
                .setFetchSize(1_000)
                .map((row, context) -> new FoundRow(
                        new MailboxName(row.getString("source_name")),
                        new MailboxName(row.getString("target_name")),
                        rows.row(row)))
                .stream()) {
            return all.filter(filter).toList();
        }
    }

    /** Where each copy stands that the target is known to have, by source mailbox and UID. */
    static List<UidPair> uids(Handle handle, String login) {
        return AccountRows.find(handle, login)
                .map(id -> new DetailsQuery(handle, id).uids())
                .orElse(List.of());
    }

    private List<UidPair> uids() {
        return handle.createQuery("SELECT s.name AS source_name, s.uid_validity AS source_validity, m.source_uid,"
                        + " t.name AS target_name, t.uid_validity AS target_validity, m.target_uid"
                        + " FROM source_mailbox s JOIN message m ON m.source_mailbox_id = s.id"
                        + " JOIN target_mailbox t ON t.id = COALESCE(m.target_mailbox_id, s.target_mailbox_id)"
                        + " WHERE s.account_id = :account AND m.state IN ('APPENDED', 'DELETING')"
                        + " AND m.target_uid IS NOT NULL AND m.source_uid > 0 ORDER BY s.name, m.source_uid")
                .bind("account", account)
                .setFetchSize(1_000)
                .map((row, context) -> new UidPair(place(row, "source"), place(row, "target")))
                .list();
    }

    private static UidPair.Place place(ResultSet row, String side) throws SQLException {
        return new UidPair.Place(
                new MailboxName(row.getString(side + "_name")),
                new UidValidity(row.getLong(side + "_validity")),
                row.getLong(side + "_uid"));
    }

    private AccountDetails read() {
        String planDigest = handle.createQuery("SELECT plan_digest FROM account WHERE id = :account")
                .bind("account", account)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        return new AccountDetails(
                true,
                AccountRows.facts(handle, account),
                planDigest,
                mailboxes(),
                messages(),
                findings(),
                discrepancies(),
                failures());
    }

    private List<Mailbox> mailboxes() {
        return list(
                "SELECT s.*, t.name AS target_name, (SELECT COUNT(*) FROM append_batch b"
                        + " WHERE b.target_mailbox_id = t.id AND b.source_mailbox_id = s.id"
                        + " AND b.state IN ('OPEN', 'DOUBT')) AS unsettled"
                        + " FROM source_mailbox s JOIN target_mailbox t ON t.id = s.target_mailbox_id"
                        + " WHERE s.account_id = :account ORDER BY s.id",
                (row, context) -> mailbox(row));
    }

    private static Mailbox mailbox(ResultSet row) throws SQLException {
        return new Mailbox(
                new MailboxName(row.getString("name")),
                new MailboxName(row.getString("target_name")),
                row.getLong("appended"),
                row.getLong("appended_octets"),
                Sql.counts(row),
                Sql.instant(row, "completed_at"),
                row.getLong("unsettled"));
    }

    private List<Message> messages() {
        MessageRows rows = new MessageRows(KeywordSets.load(handle));
        return list(
                "SELECT m.*, s.name FROM source_mailbox s JOIN message m ON m.source_mailbox_id = s.id"
                        + " WHERE s.account_id = :account AND m.state <> 'APPENDED' ORDER BY s.id, m.source_uid",
                (row, context) ->
                        new Message(new MailboxName(row.getString("name")), rows.row(row), row.getString("accepted")));
    }

    private List<NotedFinding> findings() {
        return list(
                "SELECT * FROM finding WHERE account_id = :account ORDER BY id",
                (row, context) -> new NotedFinding(
                        row.getString("code"),
                        Sql.constant(Severity.class, row.getString("severity")),
                        row.getString("text")));
    }

    private List<VerifiedDifference> discrepancies() {
        return list(
                "SELECT * FROM discrepancy WHERE account_id = :account ORDER BY id",
                (row, context) -> new VerifiedDifference(
                        row.getString("code"),
                        row.getString("folder"),
                        Sql.longOrNull(row, "source_uid"),
                        row.getString("text")));
    }

    private List<NotedFailure> failures() {
        return list(
                "SELECT f.* FROM failure f JOIN account a ON a.id = f.account_id AND a.attempts = f.attempt"
                        + " WHERE f.account_id = :account ORDER BY f.id",
                (row, context) -> new NotedFailure(
                        new Failure(
                                Sql.constant(FailureScope.class, row.getString("scope")),
                                row.getString("code"),
                                row.getString("text"),
                                row.getString("folder"),
                                Sql.longOrNull(row, "uid")),
                        Sql.requiredInstant(row, "noted_at")));
    }

    private <T> List<T> list(String sql, RowMapper<T> mapper) {
        return handle.createQuery(sql).bind("account", account).map(mapper).list();
    }
}

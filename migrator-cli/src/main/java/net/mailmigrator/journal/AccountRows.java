package net.mailmigrator.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MessageCounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The account table and the remarks on an account. Stateless; every method works in the caller's transaction. */
final class AccountRows {
    private static final Set<AccountState> GOOD =
            Set.of(AccountState.SYNCED, AccountState.FROZEN, AccountState.SWITCHED, AccountState.DONE);
    private static final String NO_FAILURE = ", failure_scope = NULL, failure_code = NULL, failure_text = NULL,"
            + " failure_folder = NULL, failure_uid = NULL";

    private AccountRows() {}

    static Optional<Long> find(Handle handle, String login) {
        return handle.createQuery("SELECT id FROM account WHERE login = :login")
                .bind("login", login)
                .mapTo(Long.class)
                .findOne();
    }

    static long ensure(Handle handle, String login) {
        return find(handle, login)
                .orElseGet(() -> handle.createUpdate("INSERT INTO account (login) VALUES (:login)")
                        .bind("login", login)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    static AccountFacts facts(Handle handle, long account) {
        return handle.createQuery("SELECT * FROM account WHERE id = :id")
                .bind("id", account)
                .map((row, context) -> facts(row))
                .findOne()
                .orElseThrow(() -> new IllegalStateException("the account was reset while it was worked on"));
    }

    static List<AccountFacts> all(Handle handle) {
        return handle.createQuery("SELECT * FROM account ORDER BY id")
                .map((row, context) -> facts(row))
                .list();
    }

    private static AccountFacts facts(ResultSet row) throws SQLException {
        return new AccountFacts(
                row.getString("login"),
                row.getString("address"),
                row.getString("customer"),
                row.getString("wave"),
                Sql.constant(AccountState.class, row.getString("state")),
                row.getInt("attempts"),
                Sql.counts(row),
                row.getLong("appended"),
                row.getLong("appended_octets"),
                lastFailure(row),
                Sql.instant(row, "verified_at"),
                row.getString("verification"),
                Sql.instant(row, "updated_at"),
                row.getString("target_class"));
    }

    static void targetClass(Handle handle, long account, @Nullable String targetClass) {
        handle.createUpdate("UPDATE account SET target_class = :class WHERE id = :id")
                .bind("class", Sql.text(targetClass))
                .bind("id", account)
                .execute();
    }

    private static @Nullable Failure lastFailure(ResultSet row) throws SQLException {
        String scope = row.getString("failure_scope");
        return scope == null
                ? null
                : new Failure(
                        Sql.constant(FailureScope.class, scope),
                        row.getString("failure_code"),
                        row.getString("failure_text"),
                        row.getString("failure_folder"),
                        Sql.longOrNull(row, "failure_uid"));
    }

    static void describe(
            Handle handle,
            long account,
            @Nullable String address,
            @Nullable String customer,
            @Nullable String wave,
            String planDigest) {
        handle.createUpdate("UPDATE account SET address = :address, customer = :customer, wave = :wave,"
                        + " plan_digest = :digest WHERE id = :id")
                .bind("address", Sql.text(address))
                .bind("customer", Sql.text(customer))
                .bind("wave", Sql.text(wave))
                .bind("digest", planDigest)
                .bind("id", account)
                .execute();
    }

    static void moveTo(Handle handle, long account, AccountState state, Instant at) {
        handle.createUpdate("UPDATE account SET state = :state, updated_at = :at"
                        + (GOOD.contains(state) ? NO_FAILURE : "") + " WHERE id = :id")
                .bind("state", state.name())
                .bind("at", Sql.at(at))
                .bind("id", account)
                .execute();
    }

    static void fail(Handle handle, long account, Failure failure, Instant at) {
        handle.createUpdate("INSERT INTO failure (account_id, attempt, scope, code, text, folder, uid, noted_at)"
                        + " SELECT id, attempts, :scope, :code, :text, :folder, :uid, :at FROM account WHERE id = :id")
                .bind("scope", failure.scope().name())
                .bind("code", failure.code())
                .bind("text", Sql.text(failure.text()))
                .bind("folder", Sql.text(failure.folder()))
                .bind("uid", failure.uid())
                .bind("at", Sql.at(at))
                .bind("id", account)
                .execute();
        if (failure.scope() == FailureScope.ACCOUNT || failure.scope() == FailureScope.RUN) {
            handle.createUpdate("UPDATE account SET failure_scope = :scope, failure_code = :code,"
                            + " failure_text = :text, failure_folder = :folder, failure_uid = :uid,"
                            + " updated_at = :at WHERE id = :id")
                    .bind("scope", failure.scope().name())
                    .bind("code", failure.code())
                    .bind("text", Sql.text(failure.text()))
                    .bind("folder", Sql.text(failure.folder()))
                    .bind("uid", failure.uid())
                    .bind("at", Sql.at(at))
                    .bind("id", account)
                    .execute();
        }
    }

    static void findings(Handle handle, long account, List<Finding> findings) {
        handle.execute("DELETE FROM finding WHERE account_id = ?", account);
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO finding (account_id, code, severity, text) VALUES (:account, :code, :severity, :text)");
        for (Finding finding : findings) {
            batch.bind("account", account)
                    .bind("code", finding.code().code())
                    .bind("severity", finding.severity().name())
                    .bind("text", Sql.text(finding.text()))
                    .add();
        }
        batch.execute();
    }

    static void forgetDifferences(Handle handle, long account) {
        handle.execute("DELETE FROM discrepancy WHERE account_id = ?", account);
    }

    /** Balances are of source folders, and computed anew each time. */
    static void forgetDifferences(Handle handle, long account, Set<String> folders) {
        handle.execute("DELETE FROM discrepancy WHERE account_id = ? AND code = 'BALANCE-OPEN'", account);
        folders.forEach(folder -> handle.execute(
                "DELETE FROM discrepancy WHERE account_id = ? AND folder = ?", account, Sql.text(folder)));
    }

    static void verified(Handle handle, long account, String depth, List<VerifiedDifference> differences, Instant at) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO discrepancy (account_id, code, folder, source_uid, text)"
                + " VALUES (:account, :code, :folder, :uid, :text)");
        for (VerifiedDifference difference : differences) {
            batch.bind("account", account)
                    .bind("code", difference.code())
                    .bind("folder", Sql.text(difference.folder()))
                    .bind("uid", difference.sourceUid())
                    .bind("text", Sql.text(difference.text()))
                    .add();
        }
        batch.execute();
        handle.createUpdate("UPDATE account SET verified_at = :at, verification = :depth, updated_at = :at"
                        + " WHERE id = :id")
                .bind("at", Sql.at(at))
                .bind("depth", depth)
                .bind("id", account)
                .execute();
    }

    /** Since when all contents of the account are being read back; null: they are not. */
    static @Nullable Instant readingSince(Handle handle, long account) {
        return handle.createQuery("SELECT reading_since FROM account WHERE id = :id")
                .bind("id", account)
                .map((row, context) -> Optional.ofNullable(Sql.instant(row, "reading_since")))
                .one()
                .orElse(null);
    }

    static void readingSince(Handle handle, long account, @Nullable Instant at) {
        handle.createUpdate("UPDATE account SET reading_since = :at WHERE id = :id")
                .bind("at", Sql.at(at))
                .bind("id", account)
                .execute();
    }

    static void beginPass(Handle handle, long account, Instant at) {
        handle.createUpdate("UPDATE account SET attempts = attempts + 1, updated_at = :at WHERE id = :id")
                .bind("at", Sql.at(at))
                .bind("id", account)
                .execute();
    }

    static void endPass(Handle handle, long account, MessageCounts counts, Instant at) {
        Sql.bindCounts(
                        handle.createUpdate(
                                "UPDATE account SET " + Sql.SET_COUNTS + ", updated_at = :at WHERE id = :id"),
                        counts)
                .bind("at", Sql.at(at))
                .bind("id", account)
                .execute();
    }

    /** Forgets the account and everything of it. */
    static void delete(Handle handle, long account) {
        String mailboxes = "(SELECT id FROM source_mailbox WHERE account_id = ?)";
        handle.execute("DELETE FROM read_back WHERE source_mailbox_id IN " + mailboxes, account);
        handle.execute("DELETE FROM message WHERE source_mailbox_id IN " + mailboxes, account);
        handle.execute(
                "DELETE FROM late_append WHERE append_batch_id IN (SELECT id FROM append_batch"
                        + " WHERE source_mailbox_id IN " + mailboxes + ")",
                account);
        handle.execute("DELETE FROM append_batch WHERE source_mailbox_id IN " + mailboxes, account);
        for (String table :
                List.of("source_mailbox", "target_mailbox", "failure", "finding", "discrepancy", "decision")) {
            handle.execute("DELETE FROM " + table + " WHERE account_id = ?", account);
        }
        handle.execute("DELETE FROM account WHERE id = ?", account);
    }
}

package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.IDENTITY;
import static net.mailmigrator.testing.JournalExtension.NOW;
import static net.mailmigrator.testing.JournalRows.appended;
import static net.mailmigrator.testing.JournalRows.left;
import static net.mailmigrator.testing.JournalRows.members;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.StopException;
import net.mailmigrator.testing.JournalExtension;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalStoreTest {
    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    private JournalFiles files() {
        return JournalFiles.of(journals.settings());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertStops(
            ExitStatus status, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(status));
    }

    @Test
    void the_first_opening_makes_folder_tables_and_a_control_folder_for_the_owner_alone() throws IOException {
        journals.store().open(IDENTITY, "1.0", "run").close();

        assertThat(files().database()).isRegularFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().control())))
                .isEqualTo("rwx------");
        assertThat(journals.reader().progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void the_highest_migration_is_the_version_the_program_knows() throws IOException {
        Path migrations = Path.of(System.getProperty("migrator.home"), "migrator-cli/src/main/resources/db/journal/h2");
        try (Stream<Path> all = Files.list(migrations)) {
            assertThat(all.map(file -> file.getFileName().toString())
                            .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .max())
                    .hasValue(JournalSchema.CURRENT);
        }
    }

    @Test
    void a_migration_that_was_cut_short_by_a_kill_is_taken_up_again() throws SQLException, IOException {
        journals.journal();
        journals.close();
        sql("DELETE FROM \"schema_history\"", "DROP TABLE control", "DROP TABLE late_append");

        journals.reopen().account("a");

        assertThat(journals.journal().progress().accounts()).hasSize(1);
    }

    @Test
    void a_journal_of_a_newer_program_is_refused_and_left_alone() throws SQLException, IOException {
        journals.journal().account("a");
        journals.close();
        sql("UPDATE \"schema_history\" SET \"version\" = '99' WHERE \"version\" = '" + JournalSchema.CURRENT + "'");

        assertStops(ExitStatus.FOREIGN_JOURNAL, journals::journal)
                .hasMessageContaining(files().database().toString())
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer");
        assertStops(ExitStatus.FOREIGN_JOURNAL, () -> journals.reader().progress());
        sql("UPDATE \"schema_history\" SET \"version\" = '" + JournalSchema.CURRENT + "' WHERE \"version\" = '99'");
        assertThat(journals.reopen().progress().accounts()).hasSize(1);
    }

    private void openAFolder() {
        journals.journal().account("a").target(MailboxName.INBOX, new MailboxStatus(new UidValidity(1), 1, 0, 0));
    }

    @Test
    void a_mistyped_server_can_be_corrected_as_long_as_no_folder_was_opened() {
        journals.journal().account("a");
        journals.close();
        JournalIdentity corrected =
                new JournalIdentity(IDENTITY.batch(), IDENTITY.source(), "right.example:143", IDENTITY.userForm());

        journals.store().open(corrected, "1.0", "run").close();

        assertThatCode(() -> journals.store().open(corrected, "1.0", "run").close())
                .doesNotThrowAnyException();
    }

    @Test
    void a_journal_of_another_target_is_refused_and_both_are_named() {
        openAFolder();
        journals.close();
        JournalIdentity other =
                new JournalIdentity(IDENTITY.batch(), IDENTITY.source(), "third.example:143", IDENTITY.userForm());

        assertStops(ExitStatus.FOREIGN_JOURNAL, () -> journals.store().open(other, "1.0", "run"))
                .hasMessageContaining("new.example:143")
                .hasMessageContaining("third.example:143")
                .hasMessageNotContaining("old.example:143");
        assertThat(files().status()).doesNotExist();
        assertThat(journals.journal().progress().accounts()).hasSize(1);
    }

    @Test
    void another_form_of_user_names_is_another_journal() {
        openAFolder();
        journals.close();
        JournalIdentity other =
                new JournalIdentity(IDENTITY.batch(), IDENTITY.source(), IDENTITY.target(), "${address} -> ${login}");

        assertStops(ExitStatus.FOREIGN_JOURNAL, () -> journals.store().open(other, "1.0", "run"))
                .hasMessageContaining("${address} -> ${login}");
    }

    @Test
    void a_second_opening_in_the_same_process_is_busy_and_does_not_loosen_the_lock() {
        journals.journal();

        assertStops(ExitStatus.BUSY, () -> journals.store().open(IDENTITY, "1.0", "verify"));
        assertStops(ExitStatus.BUSY, () -> journals.store().open(IDENTITY, "1.0", "verify"));
    }

    @Test
    void a_reader_that_holds_the_lock_is_waited_for() throws Exception {
        journals.journal();
        journals.close();
        CompletableFuture<Journal> opening;
        try (BatchLock reading = BatchLock.forReading(files())) {
            assertThat(reading).isNotNull();
            opening = CompletableFuture.supplyAsync(() -> journals.store().open(IDENTITY, "1.0", "run"));
            assertThat(opening).isNotDone();
        }

        opening.get(1, TimeUnit.MINUTES).close();
    }

    @Test
    void a_folder_that_is_a_file_is_named() throws IOException {
        Files.createFile(files().folder());

        assertStops(ExitStatus.REJECTED, () -> journals.store().open(IDENTITY, "1.0", "run"))
                .hasMessageContaining("the journal folder " + files().folder() + " cannot be used")
                .hasMessageContaining("journal.url");
    }

    @Test
    void a_folder_in_which_nothing_can_be_written_is_named() {
        // Not even root can make files in /proc.
        JournalStore store = new JournalStore(JournalSettings.ofFile(Path.of("/proc/journal/test")), Clock.systemUTC());

        assertStops(ExitStatus.REJECTED, () -> store.open(IDENTITY, "1.0", "run"))
                .hasMessageContaining("the journal folder /proc/journal cannot be used");
    }

    @Test
    void a_damaged_file_is_named_with_its_remedy_and_left_as_it_is() throws IOException {
        journals.journal();
        journals.close();
        byte[] damaged = new byte[100_000];
        Files.write(files().database(), damaged);

        assertStops(ExitStatus.REJECTED, journals::journal)
                .hasMessageContaining("the journal " + files().database() + " is damaged")
                .hasMessageContaining("test.backup-1.zip");
        assertStops(ExitStatus.REJECTED, () -> journals.reader().progress()).hasMessageContaining("is damaged");
        assertThat(Files.readAllBytes(files().database())).isEqualTo(damaged);
    }

    @Test
    void runs_are_remembered_with_their_selection() {
        long first = journals.journal().beginRun("run", List.of("--wave", "w 1", "--account", "a\"b"), NOW);
        journals.journal().endRun(first, ExitStatus.PARTIAL, NOW.plusSeconds(9));
        journals.journal().beginRun("verify", List.of(), NOW.plusSeconds(10));

        RunRecord run = journals.reopen().lastRun("run", "resume").orElseThrow();

        assertThat(run)
                .isEqualTo(new RunRecord(
                        first,
                        "run",
                        List.of("--wave", "w 1", "--account", "a\"b"),
                        NOW,
                        NOW.plusSeconds(9),
                        3,
                        ThisProcess.here().host(),
                        ProcessHandle.current().pid(),
                        "1.0"));
        assertThat(journals.journal().lastRun("switch")).isEmpty();
        assertThat(journals.journal().progress().lastRun())
                .extracting(RunRecord::command, RunRecord::exitStatus)
                .containsExactly("verify", null);
    }

    @Test
    void a_reset_account_is_forgotten_and_its_neighbour_is_not() {
        fill("a");
        fill("b");
        AccountFacts neighbour = journals.journal().account("b").facts();

        assertThat(journals.journal().reset("a")).isTrue();
        assertThat(journals.journal().reset("a")).isFalse();

        journals.reopen();
        assertThat(journals.journal().progress().accounts()).containsExactly(neighbour);
        assertThat(journals.journal().account("a").targetMailboxes()).isEmpty();
        assertThat(journals.journal().account("a").facts().appended()).isZero();
    }

    @Test
    void reset_leaves_rows_in_no_table() throws SQLException, IOException {
        fill("a");
        journals.journal().reset("a");
        journals.close();

        assertThat(count("message", "append_batch", "source_mailbox", "target_mailbox", "failure", "account"))
                .isZero();
    }

    private void fill(String login) {
        AccountJournal account = journals.journal().account(login);
        TargetMailbox target = account.target(MailboxName.INBOX, new MailboxStatus(new UidValidity(1), 1, 0, 0));
        SourceMailbox source = account.source(MailboxName.INBOX, new UidValidity(1), target.id());
        long batch = account.intend(source.id(), target.id(), new UidValidity(1), 1, members(1, 2), NOW);
        account.settle(batch, AppendBatch.State.CONFIRMED, appended(1, 2), 3, NOW);
        account.record(source.id(), List.of(left(3, MessageState.REFUSED, "NO")));
        account.fail(new Failure(FailureScope.ACCOUNT, "LOST", "connection lost", null, null), NOW);
    }

    @Test
    void two_backups_are_kept_and_the_newest_can_be_opened() throws Exception {
        for (String login : List.of("a", "b", "c")) {
            journals.journal().account(login);
            journals.journal().backup();
        }
        Progress progress = journals.journal().progress();
        journals.close();
        assertThat(files().backup(2)).exists();
        assertThat(files().backup(3)).doesNotExist();

        Files.delete(files().database());
        unzip(files().backup(1), files().folder());

        assertThat(journals.reader().progress()).isEqualTo(progress);
    }

    private static void unzip(Path zip, Path folder) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip);
                Stream<Path> all = Files.list(files.getPath("/"))) {
            for (Path file : all.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void a_checkpoint_can_be_taken_at_any_time() {
        journals.journal().account("a");

        journals.journal().checkpoint();

        assertThat(journals.reopen().progress().accounts()).hasSize(1);
    }

    @Test
    void the_database_writes_no_file_of_its_own_beside_the_journal() throws IOException {
        AccountJournal account = journals.journal().account("a");
        assertThatThrownBy(() -> account.settle(-1, AppendBatch.State.ABSENT, List.of(), 0, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        journals.close();

        try (Stream<Path> all = Files.list(files().folder())) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("test.mv.db", "test.lock", "test.control");
        }
    }

    @Test
    void the_next_row_and_the_highest_uid_are_found_without_reading_the_mailbox() throws SQLException {
        journals.journal();
        journals.close();
        try (Connection connection = Database.h2(files(), "").getConnection();
                Statement statement = connection.createStatement()) {
            for (String query : List.of(MessageRows.HIGHEST, MessageRows.NEXT)) {
                String explain = "EXPLAIN " + query.replace(":mailbox", "1").replace(":uid", "5");
                try (var plan = statement.executeQuery(explain)) {
                    plan.next();
                    assertThat(plan.getString(1)).contains("index sorted");
                }
            }
        }
    }

    private void sql(String... statements) throws SQLException, IOException {
        Files.write(files().lock(), new byte[0]);
        try (Connection connection = Database.h2(files(), "").getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private long count(String... tables) throws SQLException {
        long count = 0;
        try (Connection connection = Database.h2(files(), "").getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    rows.next();
                    count += rows.getLong(1);
                }
            }
        }
        return count;
    }
}

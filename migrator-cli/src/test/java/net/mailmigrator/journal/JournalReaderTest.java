package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.IDENTITY;
import static net.mailmigrator.testing.JournalExtension.NOW;
import static net.mailmigrator.testing.JournalRows.appended;
import static net.mailmigrator.testing.JournalRows.left;
import static net.mailmigrator.testing.JournalRows.members;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.AccountDetails.Mailbox;
import net.mailmigrator.journal.AccountDetails.Message;
import net.mailmigrator.journal.AccountDetails.NotedFailure;
import net.mailmigrator.journal.AccountDetails.NotedFinding;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Severity;
import net.mailmigrator.testing.JournalExtension;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalReaderTest {
    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    @Test
    void without_a_journal_there_is_no_progress_and_nothing_is_made() throws IOException {
        assertThat(journals.reader().progress()).isEqualTo(Progress.NONE);
        assertThat(journals.reader().account("a")).isEmpty();

        assertThat(tree(journals.folder())).isEmpty();
    }

    @Test
    void looking_at_a_free_journal_changes_no_file() throws IOException {
        journals.journal().account("a").beginPass(NOW);
        Progress written = journals.journal().progress();
        journals.close();
        Path database = JournalFiles.of(journals.settings()).database();
        byte[] before = Files.readAllBytes(database);
        List<Path> files = tree(journals.folder());

        Progress read = journals.reader().progress();

        assertThat(read).isEqualTo(written);
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
        assertThat(tree(journals.folder())).isEqualTo(files);
    }

    @Test
    void a_journal_that_was_copied_without_its_lock_file_is_read_all_the_same() throws IOException {
        journals.journal().account("a");
        journals.close();
        Files.delete(JournalFiles.of(journals.settings()).lock());

        assertThat(journals.reader().progress().accounts())
                .extracting(AccountFacts::login)
                .containsExactly("a");
        assertThat(JournalFiles.of(journals.settings()).lock()).doesNotExist();
    }

    @Test
    void a_held_journal_is_known_from_its_status_file() {
        Journal journal = journals.journal();
        journal.beginRun("run", List.of("--all"), NOW);
        journal.account("a").beginPass(NOW);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (StatusWriter writer = journal.publish(() -> List.of(new BatchStatus.Slot("a", "Archiv")), timer)) {
            BatchStatus status = journals.reader().status();

            assertThat(status.progress()).isEqualTo(journal.progress());
            assertThat(status.running())
                    .isEqualTo(new BatchStatus.Running(
                            "run",
                            ProcessHandle.current().pid(),
                            ThisProcess.here().host(),
                            NOW,
                            NOW,
                            List.of(new BatchStatus.Slot("a", "Archiv"))));
            writer.changed();
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void a_held_journal_answers_before_anything_was_published() {
        journals.journal();

        assertThat(journals.reader().status().running()).isNotNull();
        assertThat(journals.reader().progress().accounts()).isEmpty();
    }

    @Test
    void a_closed_journal_leaves_no_status_behind() {
        journals.journal().account("a");
        journals.close();

        assertThat(JournalFiles.of(journals.settings()).status()).doesNotExist();
        assertThat(journals.reader().status().running()).isNull();
    }

    @Test
    void of_an_account_in_a_held_journal_only_the_facts_are_known() {
        AccountJournal account = journals.journal().account("a");
        account.beginPass(NOW);
        journals.close();
        AccountFacts facts = journals.journal().account("a").facts();
        journals.reopen();

        AccountDetails details = journals.reader().account("a").orElseThrow();

        assertThat(details.whole()).isFalse();
        assertThat(details.facts()).isEqualTo(facts);
        assertThat(journals.reader().account("unknown")).isEmpty();
    }

    @Test
    void everything_about_an_account_can_be_shown() {
        Failure failure = new Failure(FailureScope.MESSAGE, "MESSAGE-REFUSED", "append: NO [LIMIT]", "INBOX", 3L);
        Finding finding = Finding.of(FindingCode.FOLDER_RENAMED, "source", "a", "target", "b", "reason", "c");
        VerifiedDifference difference = new VerifiedDifference("FLAGS", "INBOX", 1L, "flags differ");
        MessageCounts counts = new MessageCounts(3, 2, 0, 0, 0, 1, 0, 0, 0, 0);
        AccountJournal account = journals.journal().account("a");
        account.describe(null, null, null, "7c1f-09ab");
        account.beginPass(NOW);
        account.fail(failure, NOW.minusSeconds(9));
        account.beginPass(NOW);
        TargetMailbox target = account.target(MailboxName.INBOX, new MailboxStatus(new UidValidity(1), 1, 0, 0));
        SourceMailbox source = account.source(new MailboxName("INBOX.a"), new UidValidity(1), target.id());
        account.record(source.id(), List.of(appended(1), appended(2), left(3, MessageState.REFUSED, "NO [LIMIT]")));
        account.intend(source.id(), target.id(), new UidValidity(1), 1, members(9, 9), NOW);
        account.fail(failure, NOW);
        account.findings(List.of(finding));
        account.findings(List.of(finding));
        account.verified("metadata", List.of(difference), NOW);
        account.complete(source.id(), new MailboxStatus(new UidValidity(1), 4, 3, 0), counts, NOW);
        AccountFacts facts = account.facts();
        journals.close();

        assertThat(journals.reader().account("a"))
                .contains(new AccountDetails(
                        true,
                        facts,
                        "7c1f-09ab",
                        List.of(new Mailbox(new MailboxName("INBOX.a"), MailboxName.INBOX, 2, 18, counts, NOW, 1)),
                        List.of(new Message(
                                new MailboxName("INBOX.a"), left(3, MessageState.REFUSED, "NO [LIMIT]"), null)),
                        List.of(new NotedFinding("FOLDER-RENAMED", Severity.WARN, "the folder a becomes b: c")),
                        List.of(difference),
                        List.of(new NotedFailure(failure, NOW))));
    }

    @Test
    void the_last_run_of_a_command_is_found_behind_those_of_others() {
        journals.journal().beginRun("run", List.of("--wave", "w1"), NOW);
        journals.journal().beginRun("verify", List.of(), NOW);
        journals.close();

        assertThat(journals.reader().lastRun("run", "resume"))
                .get()
                .extracting(RunRecord::selection)
                .isEqualTo(List.of("--wave", "w1"));
        assertThat(journals.reader().lastRun("reset")).isEmpty();
    }

    @Test
    void an_account_that_the_journal_does_not_know_is_empty() {
        journals.journal();
        journals.close();

        assertThat(journals.reader().account("a")).isEmpty();
    }

    @Test
    void the_identity_is_no_business_of_a_reader() {
        journals.store().open(IDENTITY, "1.0", "run").close();

        assertThat(journals.reader().progress()).isEqualTo(Progress.NONE);
    }

    static IntStream earlierVersions() {
        return IntStream.range(1, JournalSchema.CURRENT);
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void a_journal_of_an_earlier_version_is_looked_at_and_left_as_it_is_and_a_run_carries_it_over(int version)
            throws Exception {
        Path database = JournalFiles.of(journals.settings()).database();
        Files.createDirectories(database.getParent());
        make(version);
        byte[] before = Files.readAllBytes(database);

        AccountFacts seen = journals.reader().progress().accounts().get(0);

        assertThat(seen.appended()).isEqualTo(7);
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
        assertThat(journals.journal().account("a").facts()).isEqualTo(seen);
        assertThat(journals.journal().account("a").targetMailboxes())
                .containsExactly(new TargetMailbox(1, MailboxName.INBOX, new UidValidity(9), 5, 12));
    }

    private void make(int version) throws SQLException {
        DataSource source = Database.h2(JournalFiles.of(journals.settings()), "");
        Flyway.configure()
                .dataSource(source)
                .table("schema_history")
                .locations("classpath:db/journal/h2")
                .target(String.valueOf(version))
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO batch VALUES ('test', 'old.example:143', 'new.example:143',"
                    + " '${login} -> ${login}')");
            statement.execute("INSERT INTO account (login, appended) VALUES ('a', 7)");
            statement.execute("INSERT INTO target_mailbox (account_id, name, uid_validity, uid_floor, target_seen)"
                    + " VALUES (1, 'INBOX', 9, 5, 12)");
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder)).sorted().toList();
        }
    }
}

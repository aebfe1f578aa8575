package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.FolderReport;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.JournalRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of accounts whose copy is not whole. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandingTest {
    private static final MailboxName SENT = new MailboxName("INBOX.Gesendet");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts_with_mail() {
        world = new CommandLineWorld(folder).withAccounts("bert", "anna");
        put(world.source().account("anna").mailbox("INBOX"), 3);
        put(world.source().account("anna").mailbox("INBOX.Gesendet"), 2);
        put(world.source().account("bert").mailbox("INBOX"), 1);
    }

    @Test
    void a_folder_that_the_source_does_not_open_is_in_the_plan_with_the_servers_words() throws IOException {
        refuseSent();

        assertThat(world.run("plan", "--out", "plan")).as(world.err()).isZero();

        assertThat(world.out()).contains("watch       1  FOLDER-NOT-READABLE 1");
        assertThat(report("plan/plan.json").accounts().get(1).findings())
                .extracting(finding -> finding.text())
                .contains(
                        "the source refuses to say what the folder Gesendet holds: [NOPERM] not yours. Give the login the"
                                + " right to read it, or leave it out with copy.exclude");
    }

    @Test
    void the_balance_of_an_account_with_a_folder_that_was_not_opened_does_not_look_complete() throws IOException {
        refuseSent();

        assertThat(world.run("run", "--out", "run")).isEqualTo(3);

        assertThat(world.out()).contains("balance    4 = 4 copied; 1 folder not opened\n");
        assertThat(report("run/run.json").accounts().get(1).folders())
                .contains(new FolderReport("Gesendet", "Gesendet", null, null));
        world.run("status");
        assertThat(world.out().lines())
                .anyMatch(line -> line.startsWith("anna") && line.contains(" failed ") && !line.contains("%"));
    }

    @Test
    void status_after_a_pass_that_was_killed_knows_how_much_was_planned() throws IOException {
        killedAfter(2);

        assertThat(world.run("status", "--out", "status")).isZero();

        assertThat(world.out().lines())
                .anyMatch(line -> line.matches("anna +cut off +2 +5 +40 %.*"))
                .anyMatch(line -> line.contains("was cut off"));
        assertThat(report("status/status.json").totals().messages())
                .isEqualTo(new MessageCounts(5, 0, 2, 0, 0, 0, 0, 0, 0, 3));
        world.run("show", "anna");
        assertThat(world.out()).contains("state      cut off", "balance    5 = 2 already there + 3 pending");
    }

    @Test
    void status_lists_accounts_by_login() {
        world.run("run");

        world.run("status");

        assertThat(world.out().lines().filter(line -> line.contains("synced") && line.contains("%")))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("anna "),
                        second -> assertThat(second).startsWith("bert "));
    }

    @Test
    void of_many_messages_that_a_rule_leaves_out_show_names_twenty() {
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, exclude: [ { largerThan: 1KiB } ] }");
        for (int i = 0; i < 25; i++) {
            world.source()
                    .account("bert")
                    .mailbox("INBOX")
                    .put(new byte[2000 + i], MessageFlags.NONE, InternalDate.ofEpochSecond(1));
        }
        world.run("run");

        assertThat(world.run("show", "bert")).isZero();
        assertThat(world.out())
                .containsPattern("excluded: INBOX, UID (\\d+,\\s+){19}\\d+\\s+and 5 more\\s+\\(copy.exclude");
    }

    @Test
    void of_many_messages_that_failed_show_names_twenty_and_where_the_others_are() throws IOException {
        InMemoryMailbox inbox = world.source().account("bert").mailbox("INBOX");
        put(inbox, 25);
        inbox.messages().forEach(message -> inbox.makeUnreadable(message.uid()));
        world.run("run");

        assertThat(world.run("show", "bert")).isZero();

        assertThat(world.out().lines().filter(line -> line.startsWith("failed")))
                .hasSize(20);
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("and 6 more messages that failed; all of them: migrator show bert --out DIR");
        world.run("show", "bert", "--out", "show");
        assertThat(report("show/show.json").accounts().get(0).failures()).hasSize(26);
    }

    @Test
    void a_message_that_a_rule_leaves_out_is_said_to_be_excluded_and_not_to_have_failed() {
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, exclude: [ { largerThan: 1KiB } ] }");
        world.source()
                .account("bert")
                .mailbox("INBOX")
                .put(new byte[2000], MessageFlags.NONE, InternalDate.ofEpochSecond(1));
        world.run("run");

        assertThat(world.run("show", "bert")).isZero();

        assertThat(world.out()).contains("balance    2 = 1 already there + 1 excluded");
        assertThat(world.out()).contains("note       excluded: INBOX, UID 2 (copy.exclude: largerThan 1KiB)");
        assertThat(world.out()).doesNotContain("failed");
    }

    private void refuseSent() {
        world.source().setFaults((step, mailbox) -> {
            if ((step == Step.BEFORE_STATUS || step == Step.BEFORE_OPEN) && mailbox.equals(SENT)) {
                throw MailException.refused(FailureScope.MAILBOX, false, "look at " + mailbox, "[NOPERM] not yours.");
            }
        });
    }

    /** A journal as a run leaves it that dies in the middle of the first pass over five messages. */
    private void killedAfter(int messages) {
        Instant now = Instant.parse("2026-11-24T06:00:00Z");
        MailboxStatus status = new MailboxStatus(new UidValidity(7), 6, 5, 0L);
        try (Journal journal = new JournalStore(
                        JournalSettings.ofFile(folder.resolve("journal/small")), Clock.systemUTC())
                .open(
                        new JournalIdentity("small", "old:143", "new:143", "${login}*master -> ${login}*master"),
                        "test",
                        "run")) {
            journal.beginRun("run", List.of(), now);
            AccountJournal anna = journal.account("anna");
            anna.beginPass(now);
            anna.endPass(new MessageCounts(5, 0, 0, 0, 0, 0, 0, 0, 0, 5), now);
            TargetMailbox target = anna.target(new MailboxName("INBOX"), status);
            SourceMailbox source = anna.source(new MailboxName("INBOX"), new UidValidity(7), target.id());
            anna.record(source.id(), JournalRows.appended(1, messages));
        }
    }

    private CommandReport report(String file) throws IOException {
        return new ReportJson().read(Files.readAllBytes(folder.resolve(file)));
    }

    private static void put(InMemoryMailbox mailbox, int messages) {
        for (int i = 0; i < messages; i++) {
            mailbox.put(
                    ("Message-ID: <" + i + "@x>\r\n\r\ntext " + i + "\r\n").getBytes(StandardCharsets.US_ASCII),
                    MessageFlags.NONE,
                    InternalDate.ofEpochSecond(1_600_000_000 + i));
        }
    }
}

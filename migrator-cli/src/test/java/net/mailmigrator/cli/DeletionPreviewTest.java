package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deletion by age would take away, looked up in the mail itself, and a run before and after somebody has said yes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeletionPreviewTest {
    private static final long DAY = 86_400;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void anna_deletes_after_sixty_days_but_not_in_her_archive_and_bert_deletes_nothing() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        world.write("accounts.csv", """
                login,address,passwordHash,quota,usage,retentionActive,retentionDays,retentionFolders
                anna,anna@example.org,{SHA512-CRYPT}$6$abc$def,1 GiB,1 MiB,yes,60,INBOX; Trash
                bert,bert@example.org,{SHA512-CRYPT}$6$abc$def,1 GiB,1 MiB,no,,
                """);
        world.settings("target:\n", "target:\n  provision: [ { template: dovecot-files, output: ./provision } ]\n");
        InMemoryMailbox archive = world.source().account("anna").mailbox("INBOX.Archiv");
        put(archive, 60);
        put(archive, 61);
        put(archive, 400);
        put(archive, 4000);
        put(world.source().account("anna").mailbox("INBOX.Trash"), 70);
        put(world.source().account("anna").mailbox("INBOX"), 3);
        put(world.source().account("bert").mailbox("INBOX"), 900);
    }

    @Test
    void a_deep_look_asks_about_folders_that_were_left_alone_and_counts_by_internaldate() throws IOException {
        assertThat(world.run("plan", "--inspect", "deep", "--out", "report"))
                .as(world.out() + world.err())
                .isEqualTo(8);

        assertThat(world.out()).contains("decide      1  RETENTION-PREVIEW 1");
        assertThat(Files.readString(folder.resolve("report/decisions-proposed.yaml")))
                .contains("also for Archiv, where the old system deletes nothing", "3 messages of more than 60 days")
                .contains("# answers: acknowledge, off");
        CommandReport report = new ReportJson().read(Files.readAllBytes(folder.resolve("report/plan.json")));
        assertThat(report.accounts().get(0).retention()).isNotNull().satisfies(preview -> {
            assertThat(preview.losses())
                    .extracting(loss -> loss.folder() + " " + loss.messages() + " " + loss.newlyAffected())
                    .containsExactlyInAnyOrder("Archiv 3 true", "Trash 1 false");
            assertThat(preview.losses().get(0).ages().underOneYear())
                    .as("61 days old")
                    .isEqualTo(1);
        });
        assertThat(report.charts())
                .anyMatch(chart -> chart.title().equals("Deletion by age would take away, by folder and age"));
        assertThat(Files.readString(folder.resolve("report/plan.html"))).contains("nothing was deleted here");
    }

    @Test
    void flagged_messages_drafts_and_notes_are_no_exception() throws IOException {
        put(
                world.source().account("anna").mailbox("INBOX.Drafts"),
                90,
                MessageFlags.parse(List.of("\\Draft", "\\Seen")));
        put(world.source().account("anna").mailbox("INBOX.Notes"), 90, MessageFlags.parse(List.of("\\Flagged")));

        assertThat(world.run("plan", "--inspect", "deep", "--out", "report"))
                .as(world.out() + world.err())
                .isEqualTo(8);

        CommandReport report = new ReportJson().read(Files.readAllBytes(folder.resolve("report/plan.json")));
        assertThat(report.accounts().get(0).retention())
                .isNotNull()
                .satisfies(preview -> assertThat(preview.losses())
                        .extracting(loss -> loss.folder() + " " + loss.messages() + " " + loss.newlyAffected())
                        .contains("Drafts 1 true", "Notes 1 true"));
    }

    @Test
    void the_usual_look_says_that_it_has_not_looked() {
        assertThat(world.run("plan")).as(world.out() + world.err()).isZero();

        assertThat(world.out()).contains("RETENTION-UNSEEN 1");
    }

    @Test
    void a_run_leaves_out_who_was_not_asked_and_does_the_others_until_it_is_acknowledged() {
        assertThat(world.run("run")).as(world.out() + world.err()).isEqualTo(3);

        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(1);
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).isEmpty();
        assertThat(provisioned()).contains("bert:").doesNotContain("anna:");
        assertThat(world.out()).contains("2 in scope   1 done   1 undecided");

        world.write(
                "decisions.yaml",
                "- { code: RETENTION-PREVIEW, account: anna, answer: acknowledge, by: mk, why: told on 10 Sep }\n");
        assertThat(world.run("run")).as(world.out() + world.err()).isZero();
        assertThat(provisioned()).contains("anna:");
        assertThat(world.out()).doesNotContain("stale");
        assertThat(world.run("plan")).as(world.out() + world.err()).isZero();
        assertThat(world.out()).contains("decided").doesNotContain("stale").doesNotContain("RETENTION-UNSEEN");
    }

    @Test
    void an_account_that_was_made_without_a_look_is_not_copied_before_somebody_was_asked() {
        assertThat(world.run("run", "--only", "provision"))
                .as(world.out() + world.err())
                .isZero();
        assertThat(provisioned()).contains("anna:");

        assertThat(world.run("run")).as(world.out() + world.err()).isEqualTo(3);

        assertThat(world.target().account("anna").mailbox("INBOX").messages()).isEmpty();
    }

    private String provisioned() {
        try {
            return Files.readString(folder.resolve("provision/passwd"));
        } catch (IOException nothingYet) {
            return "";
        }
    }

    private void put(InMemoryMailbox mailbox, long days) {
        put(mailbox, days, MessageFlags.NONE);
    }

    private void put(InMemoryMailbox mailbox, long days, MessageFlags flags) {
        long at = world.time().clock().instant().getEpochSecond() - days * DAY;
        mailbox.put(
                ("Message-ID: <" + days + "@x>\r\n\r\ntext\r\n").getBytes(StandardCharsets.US_ASCII),
                flags,
                InternalDate.ofEpochSecond(at));
    }
}

package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --plan}: only what that plan said. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamedPlanTest {
    private static final String ADOPT =
            "- { code: TARGET-NOT-EMPTY, account: anna, answer: adopt, by: mk, why: copied by hand }\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        put(world.source().account("anna").mailbox("INBOX"));
        put(world.source().account("bert").mailbox("INBOX"));
    }

    @Test
    void the_order_in_which_a_server_lists_its_folders_is_no_difference() throws IOException {
        put(world.source().account("anna").mailbox("INBOX.Sent"));
        put(world.source().account("anna").mailbox("INBOX.Trash"));
        String digest = plan("reports/small/old");
        world.source().account("anna").delete(MailboxName.encode("INBOX.Sent"));
        put(world.source().account("anna").mailbox("INBOX.Sent"));

        assertThat(world.run("run", "--plan", digest)).as(world.out()).isZero();
    }

    @Test
    void a_plan_says_what_differs_from_an_earlier_one() throws IOException {
        plan("reports/small/old");
        world.source().account("bert").mailbox("INBOX.Neu");

        world.run("plan", "--against", "reports/small/old", "--out", "reports/small/new");

        assertThat(world.out()).contains("   1 changed");
        assertThat(Files.readString(folder.resolve("reports/small/new/plan.html")))
                .contains("Since the earlier plan", "<bdi>folder Neu</bdi>");
    }

    @Test
    void a_plan_to_compare_with_must_be_there() {
        assertThat(world.run("plan", "--against", "nowhere")).isEqualTo(ExitStatus.USAGE.code());
        assertThat(world.err()).contains("--against nowhere is no folder with the report of a plan: ");
    }

    @Test
    void an_account_that_was_undecided_is_left_although_it_was_decided_since() throws IOException {
        put(world.target().account("anna").mailbox("INBOX"));
        String digest = plan("reports/small/old");
        world.write("decisions.yaml", ADOPT);

        assertOnlyAnnaIsLeft(digest);
    }

    @Test
    void an_account_that_was_undecided_is_left_although_the_settings_answer_by_now() throws IOException {
        put(world.target().account("anna").mailbox("INBOX"));
        world.write("decisions.yaml", ADOPT.replace("anna", "bert"));
        String digest = plan("reports/small/old");
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, existing: append }");

        assertOnlyAnnaIsLeft(digest);
    }

    @Test
    void an_account_that_was_undecided_is_left_although_nothing_asks_any_more() throws IOException {
        put(world.target().account("anna").mailbox("INBOX"));
        String digest = plan("reports/small/old");
        world.target().account("anna").delete(MailboxName.INBOX);

        assertOnlyAnnaIsLeft(digest);
    }

    @Test
    void an_account_that_had_an_error_is_left_although_it_has_none_any_more() throws IOException {
        put(world.source().account("anna").mailbox("INBOX.a"));
        put(world.source().account("anna").mailbox("INBOX.b"));
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, rename: { a: b } }");
        String digest = plan("reports/small/old");
        assertThat(world.out()).contains("FOLDER-COLLISION");
        world.settings("rename: { a: b }", "rename: { a: c }");

        assertOnlyAnnaIsLeft(digest);
    }

    @Test
    void the_mode_in_which_mail_at_the_target_is_treated_belongs_to_the_plan() throws IOException {
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, existing: adopt }");
        world.write("decisions.yaml", ADOPT.replace("anna", "bert"));
        String digest = plan("reports/small/old");
        world.settings("existing: adopt", "existing: append");

        assertOnlyAnnaIsLeft(digest);
    }

    @Test
    void a_run_that_goes_on_where_the_mail_at_the_target_is_its_own_is_as_planned() throws IOException {
        put(world.target().account("anna").mailbox("INBOX"));
        world.write("decisions.yaml", ADOPT);
        String digest = plan("elsewhere");
        assertThat(world.run("run", "--plan", digest)).as(world.out()).isZero();

        assertThat(world.run("run", "--plan", digest)).as(world.out()).isZero();
    }

    @Test
    void a_plan_is_named_by_its_report_folder_too() throws IOException {
        plan("elsewhere");
        put(world.source().account("anna").mailbox("INBOX.New"));

        assertOnlyAnnaIsLeft("elsewhere");
    }

    @Test
    void a_plan_that_is_not_found_by_its_digest_can_be_named_by_its_folder() throws IOException {
        String digest = plan("elsewhere");
        put(world.source().account("anna").mailbox("INBOX.New"));

        assertThat(world.run("run", "--plan", digest, "--no-progress")).isEqualTo(4);
        assertThat(world.err())
                .startsWith("migrator run: --plan " + digest + ": the plan is ")
                .endsWith(" now, and no report in " + folder.resolve("reports/small")
                        + " is of the plan named, so that it cannot be told which accounts differ. Nothing was touched."
                        + " If that plan was written elsewhere, name its report folder (--plan DIR); else look at the"
                        + " new plan with \"migrator plan\".\n");
    }

    @Test
    void a_folder_without_a_plan_of_this_batch_is_refused() throws IOException {
        assertThat(world.run("run", "--plan", "nowhere", "--no-progress")).isEqualTo(2);
        assertThat(world.err())
                .isEqualTo("migrator run: --plan nowhere is neither a digest, such as 7c1f-09ab, nor a folder with the"
                        + " report of a plan: " + folder.resolve("nowhere/plan.json")
                        + " is not there. Nothing was touched.\n");

        plan("elsewhere");
        world.settings("batch: small", "batch: large");
        assertThat(world.run("run", "--plan", "elsewhere", "--no-progress")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo("migrator run: --plan elsewhere: the plan there is of the batch small, not of large. Nothing"
                        + " was touched.\n");
        assertThat(world.target().appends()).isZero();
    }

    @Test
    void resume_keeps_to_the_plan_of_the_run() throws IOException {
        String digest = plan("reports/small/old");
        put(world.source().account("anna").mailbox("INBOX.New"));
        world.source().setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH) {
                world.signals().signalled(ExitStatus.TERMINATED);
            }
        });
        assertThat(world.run("run", "--plan", digest)).isEqualTo(143);
        world.source().setFaults((step, mailbox) -> {});

        assertThat(world.run("resume")).isEqualTo(3);

        assertThat(world.err()).startsWith("resume: the last run worked on all accounts, as the plan " + digest);
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).isEmpty();
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(1);
    }

    @Test
    void the_summary_says_which_accounts_differ_and_leads_to_a_new_plan() throws IOException {
        String digest = plan("reports/small/old");
        put(world.source().account("anna").mailbox("INBOX.New"));

        assertThat(world.run("run", "--plan", digest)).isEqualTo(3);

        assertThat(world.out())
                .contains("drift      1 account was left alone, not being as the plan said (DRIFT): anna\n")
                .endsWith("next       migrator plan\n");
    }

    @Test
    void of_many_accounts_that_differ_five_are_named() throws IOException {
        world.withAccounts("a1", "a2", "a3", "a4", "a5", "a6", "a7");
        String digest = plan("reports/small/old");
        for (int i = 1; i <= 7; i++) {
            put(world.source().account("a" + i).mailbox("INBOX.New"));
        }

        assertThat(world.run("run", "--plan", digest)).isEqualTo(3);

        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("drift 7 accounts were left alone, not being as the plan said (DRIFT): a1, a2, a3, a4, a5 and"
                        + " 2 more");
    }

    private String plan(String report) throws IOException {
        world.run("plan", "--out", report);
        return String.valueOf(report(report + "/plan.json").planDigest());
    }

    private void assertOnlyAnnaIsLeft(String plan) throws IOException {
        assertThat(world.run("run", "--plan", plan, "--out", "run"))
                .as(world.out())
                .isEqualTo(3);

        CommandReport report = report("run/run.json");
        assertThat(report.accounts().get(0).outcome()).isEqualTo(Outcome.LEFT);
        assertThat(report.accounts().get(0).findings())
                .anyMatch(finding -> finding.code().equals("DRIFT"));
        assertThat(report.accounts().get(1).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.target().appends()).isEqualTo(1);
    }

    private CommandReport report(String file) throws IOException {
        return new ReportJson().read(Files.readAllBytes(folder.resolve(file)));
    }

    private static void put(InMemoryMailbox mailbox) {
        mailbox.put(
                "Message-ID: <1@x>\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII),
                MessageFlags.parse(List.of()),
                InternalDate.ofEpochSecond(1_600_000_000));
    }
}

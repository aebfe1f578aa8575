package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts_with_six_messages() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        put(world.source().account("anna").mailbox("INBOX"), 3);
        put(world.source().account("anna").mailbox("INBOX.Gesendet"), 2);
        put(world.source().account("bert").mailbox("INBOX"), 1);
    }

    @Test
    void plan_run_and_run_again_copy_everything_once() {
        assertThat(world.run("plan")).as(world.err()).isZero();
        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.out()).contains("balance    6 = 6 copied", "verified   2 accounts   6 messages");
        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.out()).contains("balance    6 = 6 already there");

        assertThat(world.target().account("anna").mailbox("INBOX").messages()).hasSize(3);
        assertThat(world.target().account("anna").mailbox("Gesendet").messages())
                .hasSize(2);
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(1);
    }

    @Test
    void a_plan_that_inspects_nothing_touches_nothing_but_its_report_folder() {
        assertThat(world.run("plan", "--inspect", "none", "--out", "report")).isZero();

        assertThat(world.files())
                .containsOnlyKeys(
                        "accounts.csv",
                        "migration.yaml",
                        "report/plan.csv",
                        "report/plan.html",
                        "report/plan.json",
                        "report/plan.log");
        assertThat(world.source().logins() + world.target().logins()).isZero();
        assertThat(world.out()).contains("accounts   2 read   2 in scope");
    }

    @Test
    void a_plan_changes_nothing_on_either_server_and_makes_no_journal() {
        assertThat(world.run("plan", "--out", "report")).isZero();

        assertThat(new TreeSet<>(world.files().keySet()).headSet("report"))
                .containsExactly("accounts.csv", "migration.yaml");
        assertThat(world.target().appends()).isZero();
        assertThat(world.target().account("anna").mailboxes()).hasSize(1);
    }

    @Test
    void what_an_earlier_command_copied_is_already_there_for_one_that_copies_nothing() throws IOException {
        world.run("run");
        List<List<String>> commands = List.of(
                List.of("verify"), List.of("status"), List.of("show", "anna"), List.of("run", "--only", "verify"));

        for (List<String> command : commands) {
            List<String> args = new ArrayList<>(command);
            args.addAll(List.of("--out", command.get(0) + command.size()));

            assertThat(world.run(args.toArray(String[]::new))).as(world.out()).isZero();

            CommandReport report = report(command.get(0) + command.size() + "/" + command.get(0) + ".json");
            long messages = command.get(0).equals("show") ? 5 : 6;
            assertThat(report.totals().messages())
                    .as(String.join(" ", command))
                    .isEqualTo(new MessageCounts(messages, 0, messages, 0, 0, 0, 0, 0, 0, 0));
            assertThat(world.out()).doesNotContain("copied", "B/s", "msg/s");
        }
    }

    @Test
    void with_json_standard_output_is_the_report_and_nothing_else() throws IOException {
        assertThat(world.run("run", "--json", "--out", "report")).isZero();

        assertThat(world.out().strip())
                .isEqualTo(Files.readString(folder.resolve("report/run.json")).strip());
        assertThat(report("report/run.json").totals().accounts().done()).isEqualTo(2);
    }

    @Test
    void only_the_accounts_that_are_selected_are_touched() {
        assertThat(world.run("run", "--account", "bert")).isZero();

        assertThat(world.out()).contains("accounts   2 read   1 not selected   1 in scope   1 done");
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).isEmpty();
    }

    @Test
    void resume_says_what_was_selected_and_runs_it_again() {
        world.run("run", "--not-account", "anna");
        put(world.source().account("bert").mailbox("INBOX"), 1);

        assertThat(world.run("resume")).isZero();

        assertThat(world.err()).startsWith("resume: the last run worked on --not-account anna\n");
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(2);
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).isEmpty();
    }

    @Test
    void resume_without_a_run_is_wrong_use() {
        assertThat(world.run("resume")).isEqualTo(2);
        assertThat(world.err())
                .isEqualTo("migrator resume: there is no run of the batch small to resume; begin with \"migrator run\"."
                        + " Nothing was touched.\n");
    }

    @Test
    void an_open_decision_ends_plan_with_eight_and_run_leaves_the_account_alone() throws IOException {
        put(world.target().account("anna").mailbox("INBOX"), 1);

        assertThat(world.run("plan", "--out", "report")).isEqualTo(8);
        assertThat(Files.readString(folder.resolve("report/decisions-proposed.yaml")))
                .endsWith("""
                        # the target folder INBOX already holds 1 messages; set copy.existing to adopt, append or refuse
                        # answers: adopt, append, refuse
                        - { code: TARGET-NOT-EMPTY, account: "anna", answer: , by: , why: }
                        """);
        assertThat(world.run("run", "--out", "run")).isEqualTo(3);
        assertThat(report("run/run.json").totals().accounts().undecided()).isEqualTo(1);
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).hasSize(1);
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(1);
    }

    @Test
    void a_decision_lets_the_account_go_on_as_it_says() {
        put(world.target().account("anna").mailbox("INBOX"), 1);
        world.write(
                "decisions.yaml",
                "- { code: TARGET-NOT-EMPTY, account: anna, answer: adopt, by: mk, why: copied by hand }\n");

        assertThat(world.run("plan")).as(world.out()).isZero();
        assertThat(world.run("run")).as(world.out()).isZero();

        assertThat(world.out()).contains("balance    6 = 5 copied + 1 adopted");
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).hasSize(3);
    }

    @Test
    void a_decision_about_nothing_in_the_source_is_a_problem() {
        world.write("decisions.yaml", "- { code: TARGET-NOT-EMPTY, account: carl, answer: adopt, by: mk, why: x }\n");

        assertThat(world.run("plan")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo("migrator plan: decisions.yaml:1: the source has nothing that is account carl; correct it or"
                        + " take the decision out\n");
    }

    @Test
    void accounts_that_differ_from_the_named_plan_are_left() throws IOException {
        world.run("plan", "--out", "reports/small/first-plan");
        String digest =
                String.valueOf(report("reports/small/first-plan/plan.json").planDigest());
        put(world.source().account("anna").mailbox("INBOX.Neu"), 1);

        assertThat(world.run("run", "--plan", digest, "--out", "run")).isEqualTo(3);

        CommandReport report = report("run/run.json");
        assertThat(report.accounts().get(0).outcome()).isEqualTo(Outcome.LEFT);
        assertThat(report.accounts().get(0).findings())
                .anyMatch(finding -> finding.code().equals("DRIFT"));
        assertThat(report.accounts().get(1).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).isEmpty();
    }

    @Test
    void the_named_plan_is_run_where_nothing_has_changed() throws IOException {
        world.run("plan", "--out", "first-plan");
        String digest = String.valueOf(report("first-plan/plan.json").planDigest());

        assertThat(world.run("run", "--plan", digest)).as(world.out()).isZero();
    }

    @Test
    void a_plan_that_nobody_has_seen_is_refused() {
        assertThat(world.run("run", "--plan", "dead-beef")).isEqualTo(4);
        assertThat(world.err()).contains("--plan dead-beef: the plan is ", "Nothing was touched.");
        assertThat(world.target().appends()).isZero();
    }

    @Test
    void a_signal_ends_the_run_softly_and_resume_brings_the_rest() {
        world.source().setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH) {
                world.signals().signalled(ExitStatus.TERMINATED);
            }
        });
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s }\nrun: { parallelAccounts: 1 }");

        assertThat(world.run("run")).as(world.out()).isEqualTo(143);
        assertThat(world.err()).contains("stopping: what is in flight is finished and noted");
        assertThat(world.out()).contains("next       migrator resume");
        world.source().setFaults((step, mailbox) -> {});
        assertThat(world.run("resume")).as(world.out()).isZero();
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).hasSize(3);
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(1);
    }

    @Test
    void a_server_that_goes_away_while_copying_ends_with_seven_and_leaves_the_rest() throws IOException {
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s }\nrun: { parallelAccounts: 1 }");
        world.target().setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LOGIN && world.target().logins() >= 2) { // both were looked at while planning
                throw MailException.refused(FailureScope.RUN, true, "connect to new:143", "cannot connect: refused");
            }
        });

        assertThat(world.run("run", "--out", "run")).as(world.out()).isEqualTo(7);

        CommandReport report = report("run/run.json");
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note)
                        .matches(
                                "connect to new:143: cannot connect: refused \\(tried \\d+ times? within \\d+ s, for it had"
                                        + " answered before; see run.hostDown\\)\\. Accounts that were not begun are left; run the"
                                        + " command again\\."));
        assertThat(report.totals().accounts().left()).isEqualTo(1);
    }

    @Test
    void reset_forgets_an_account_and_the_next_run_adopts_what_is_there() {
        world.run("run");

        assertThat(world.run("reset", "--account", "anna")).isZero();
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, existing: adopt }");
        assertThat(world.run("run")).as(world.out()).isZero();

        assertThat(world.out()).contains("balance    6 = 1 already there + 5 adopted");
        assertThat(world.target().account("anna").mailbox("INBOX").messages()).hasSize(3);
    }

    @Test
    void flags_that_a_user_changed_at_the_target_are_no_discrepancy() {
        world.run("run");
        InMemoryMailbox inbox = world.target().account("bert").mailbox("INBOX");
        inbox.setFlags(1, MessageFlags.parse(List.of("\\Flagged")));

        assertThat(world.run("verify", "--content", "all")).as(world.out()).isZero();
        assertThat(world.out()).contains("verified   2 accounts   6 messages");
    }

    @Test
    void report_renders_the_same_bytes_again() throws IOException {
        world.run("run", "--out", "run");
        byte[] html = Files.readAllBytes(folder.resolve("run/run.html"));
        Files.delete(folder.resolve("run/run.html"));

        assertThat(world.run("report", "run")).isZero();

        assertThat(Files.readAllBytes(folder.resolve("run/run.html"))).isEqualTo(html);
    }

    @Test
    void status_and_show_leave_no_file() {
        world.run("run", "--out", "run");
        var before = world.files().keySet();

        assertThat(world.run("status")).isZero();
        assertThat(world.run("show", "anna")).isZero();

        assertThat(world.files().keySet()).isEqualTo(before);
        assertThat(world.out()).contains("INBOX.Gesendet -> Gesendet");
    }

    @Test
    void show_lists_under_which_uid_each_message_stands_at_both_sides_where_a_folder_is_named() throws IOException {
        world.source().account("anna").mailbox("INBOX").skipTo(4711);
        world.source()
                .account("anna")
                .mailbox("INBOX")
                .put("Subject: late\r\n\r\n".getBytes(StandardCharsets.UTF_8), MessageFlags.NONE, CopyWorld.date(7));
        world.run("run");

        assertThat(world.run("show", "anna", "--out", "shown")).isZero();

        List<String> lines = Files.readAllLines(folder.resolve("shown/uids.csv"));
        assertThat(lines.get(0))
                .isEqualTo("sourceFolder,sourceUidValidity,sourceUid,targetFolder,targetUidValidity,targetUid");
        assertThat(lines).hasSize(7).anyMatch(line -> line.matches("INBOX,\\d+,4711,INBOX,\\d+,\\d+"));
        assertThat(lines).anyMatch(line -> line.startsWith("INBOX.Gesendet,") && line.contains(",Gesendet,"));
        assertThat(world.out()).contains("uids.csv lists");
    }

    @Test
    void check_looks_at_everything_and_changes_nothing() {
        assertThat(world.run("check", "--all", "--out", "report")).isZero();

        assertThat(world.out())
                .contains("source imap: old:143", "accounts: 2 read, 0 bad rows", "target login bert: accepted");
        assertThat(world.files().keySet()).doesNotContain("journal/small.mv.db");
    }

    @Test
    void no_secret_is_in_anything_that_is_written_or_printed() throws IOException {
        world.write(
                "accounts.csv",
                "login,password,targetPassword\nanna,wrong-sesame-1,new-pw-of-anna\nbert,pw-of-bert,new-pw-of-bert\n");
        world.settings("login: { user: \"${login}*master\", password: \"${env:SRC}\" }", "login: {}");
        world.variables().put("DST", InMemoryServer.MASTER_PASSWORD);
        StringBuilder everything = new StringBuilder();
        for (String command : List.of("check", "plan", "run", "verify", "status", "resume")) {
            world.run(command, "-v", "-v");
            everything.append(world.out()).append(world.err());
        }
        for (var file : world.files().entrySet()) {
            if (!file.getKey().equals("accounts.csv")) {
                everything.append(Files.readString(file.getValue(), StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(everything).doesNotContain("sesame", "pw-of-", InMemoryServer.MASTER_PASSWORD);
        assertThat(everything).contains("AUTHENTICATIONFAILED");
    }

    private CommandReport report(String file) throws IOException {
        return new ReportJson().read(Files.readAllBytes(folder.resolve(file)));
    }

    private static void put(InMemoryMailbox mailbox, int messages) {
        int already = mailbox.messages().size();
        for (int i = already; i < already + messages; i++) {
            mailbox.put(
                    ("Message-ID: <" + i + "@" + MailboxName.INBOX + ">\r\n\r\ntext " + i + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII),
                    MessageFlags.NONE,
                    InternalDate.ofEpochSecond(1_600_000_000 + i));
        }
    }
}

package net.mailmigrator.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many errors a run puts up with, and how it ends where it cannot even say so in its report. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorBudgetTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void three_accounts_with_four_messages_in_each_of_two_folders() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert", "carl");
        for (String login : new String[] {"anna", "bert", "carl"}) {
            for (int n = 0; n < 8; n++) {
                world.source()
                        .account(login)
                        .mailbox(n < 4 ? "INBOX" : "INBOX.Zuletzt")
                        .put(CopyWorld.octets(n), MessageFlags.NONE, CopyWorld.date(n));
            }
        }
    }

    private void errors(String errors) {
        world.settings(
                "copy: { settle: 0s }",
                "copy: { settle: 0s }\nrun: { parallelAccounts: 1, errors: { " + errors + " } }");
    }

    private CommandReport report() throws IOException {
        return new ReportJson().read(Files.readAllBytes(folder.resolve("out/run.json")));
    }

    /** Two messages of each folder. */
    private void refuseEverySecond() {
        world.target().setRefusal(message -> message.internalDate().epochSecond() / 1000 % 2 == 0 ? "virus" : null);
    }

    @Test
    void refused_messages_beyond_the_budget_stop_that_account_and_are_listed() throws IOException {
        errors("perAccount: 1");
        refuseEverySecond();

        assertThat(world.run("run", "--out", "out")).as(world.err()).isEqualTo(3);

        CommandReport report = report();
        assertThat(report.accounts()).hasSize(3);
        for (AccountReport account : report.accounts()) {
            assertThat(account.failures())
                    .anySatisfy(failure -> assertThat(failure.text())
                            .contains("2 messages were refused or unreadable and 0 folders failed, more than"
                                    + " run.errors.perAccount allows (1)"));
            assertThat(account.failures().stream().filter(failure -> failure.scope() == FailureScope.MESSAGE))
                    .hasSize(2);
            assertThat(requireNonNull(account.messages()).pending()).isEqualTo(4);
        }
    }

    @Test
    void as_many_as_the_budget_allows_stop_nothing() throws IOException {
        errors("perAccount: 4, perBatch: 0");
        refuseEverySecond();

        assertThat(world.run("run", "--out", "out")).as(world.err()).isEqualTo(3);

        assertThat(requireNonNull(report().totals().messages()).refused()).isEqualTo(12);
        assertThat(requireNonNull(report().totals().messages()).pending()).isZero();
    }

    @Test
    void failed_accounts_beyond_the_budget_stop_the_batch_softly() throws IOException {
        errors("perBatch: 1");
        world.target().setRefusal(message -> "[OVERQUOTA] full");

        assertThat(world.run("run", "--out", "out")).as(world.err()).isEqualTo(75);

        assertThat(report().notes())
                .anySatisfy(note -> assertThat(note)
                        .contains("2 accounts failed, more than run.errors.perBatch allows (1): 1 further accounts"));
        assertThat(world.out()).contains("next       migrator resume");
        world.target().setRefusal(message -> null);
        assertThat(world.run("resume")).as(world.out()).isZero();
        assertThat(world.target().account("carl").manifest())
                .isEqualTo(world.target().account("anna").manifest());
    }

    @Test
    void a_report_that_cannot_be_written_is_said_after_the_result_and_nothing_is_lost() throws IOException {
        Files.createDirectories(folder.resolve("out/run.csv/in the way"));

        assertThat(world.run("run", "--out", "out"))
                .as(world.out() + world.err())
                .isEqualTo(3);

        assertThat(world.out())
                .contains("balance    24 = 24 copied")
                .contains("writing the report of run: cannot write");
        assertThat(world.err())
                .contains(
                        "writing the report of run: cannot write ",
                        folder.resolve("out/run.csv") + " (",
                        "What was done stays done and is in the journal (migrator status)",
                        folder.resolve("out/run.json") + " is whole. Make room, then: migrator report "
                                + folder.resolve("out"));
        int appends = world.target().appends();
        assertThat(world.run("status")).isZero();
        assertThat(world.run("run")).as(world.out()).isZero();
        assertThat(world.target().appends()).isEqualTo(appends);
    }

    @Test
    void without_a_report_the_graver_status_stays() throws IOException {
        Files.createDirectories(folder.resolve("out/run.csv/in the way"));
        world.source().setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH) {
                world.signals().signalled(ExitStatus.TERMINATED);
            }
        });

        assertThat(world.run("run", "--out", "out", "--json")).isEqualTo(143);

        assertThat(world.out()).contains("\"exitStatus\": 143").contains("writing the report of run: cannot write");
    }

    @Test
    void questions_that_cannot_be_written_do_not_hide_the_plan() throws IOException {
        Files.createDirectories(folder.resolve("out/decisions-proposed.yaml/in the way"));
        world.target().account("anna").mailbox("INBOX").put(new byte[] {'x'}, MessageFlags.NONE, null);

        assertThat(world.run("plan", "--out", "out")).as(world.err()).isEqualTo(8);

        assertThat(world.out()).contains("cannot write", "The report lists the questions.", "TARGET-NOT-EMPTY");
    }

    @Test
    void proposals_that_cannot_be_written_do_not_hide_that_the_run_was_made() throws IOException {
        Files.createDirectories(folder.resolve("out/decisions-proposed.yaml/in the way"));
        refuseEverySecond();

        assertThat(world.run("run", "--out", "out")).as(world.err()).isEqualTo(3);

        assertThat(world.out()).contains("cannot write", "The report lists the messages that are not at the target.");
        assertThat(requireNonNull(report().totals().messages()).refused()).isEqualTo(12);
    }
}

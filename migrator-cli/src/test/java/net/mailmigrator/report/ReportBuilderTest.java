package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportBuilderTest {

    private static final AccountReport DONE = Samples.counted("a", Samples.counts(1, 1, 0, 0));

    @Test
    void a_run_where_all_is_done_is_exit_0() {
        assertThat(exit(new ReportBuilder("small", "run", Samples.START).accounts(List.of(DONE))))
                .isEqualTo(ExitStatus.OK);
    }

    @Test
    void a_bad_row_is_exit_3_though_all_accounts_are_done() {
        assertThat(exit(new ReportBuilder("small", "run", Samples.START)
                        .accounts(List.of(DONE))
                        .badRows(List.of(new Problem("accounts.csv:3", "no login")))))
                .isEqualTo(ExitStatus.PARTIAL);
    }

    @Test
    void a_refused_message_is_exit_3() {
        assertThat(exit(new ReportBuilder("small", "run", Samples.START)
                        .accounts(List.of(Samples.counted("a", Samples.counts(2, 1, 0, 1))))))
                .isEqualTo(ExitStatus.PARTIAL);
    }

    @Test
    void a_plan_with_an_open_decision_is_exit_8() {
        assertThat(Samples.plan().exitStatus()).isEqualTo(ExitStatus.DECISIONS_OPEN.code());
    }

    @Test
    void a_failed_check_is_exit_3() {
        assertThat(Samples.check().exitStatus()).isEqualTo(ExitStatus.PARTIAL.code());
    }

    @Test
    void what_the_command_knows_better_wins() {
        assertThat(exit(new ReportBuilder("small", "run", Samples.START)
                        .accounts(List.of(DONE))
                        .exit(ExitStatus.STOPPED)))
                .isEqualTo(ExitStatus.STOPPED);
    }

    @Test
    void an_account_whose_messages_failed_is_failed_and_one_not_reached_is_left() {
        assertThat(Samples.run().accounts())
                .extracting(AccountReport::outcome)
                .containsExactly(Outcome.DONE, Outcome.FAILED, Outcome.FAILED);
        assertThat(Samples.plan().accounts())
                .extracting(AccountReport::outcome)
                .containsExactly(Outcome.UNDECIDED, Outcome.LEFT, Outcome.FAILED, Outcome.FAILED);
    }

    @Test
    void what_failed_while_only_looking_is_forgotten_once_the_account_was_copied() {
        assertThat(Samples.copiedAfterALookThatFailed().failures()).isEmpty();
    }

    @Test
    void a_folder_that_the_plan_leaves_out_is_listed_once_and_counted_as_excluded() {
        AccountReport account = Samples.copiedWithAFolderLeftOut();

        assertThat(account.folders()).extracting(FolderReport::source).containsExactly("INBOX");
        assertThat(account.leftOut()).extracting(FolderReport.LeftOut::source).containsExactly("Kalender");
        assertThat(account.messages()).isEqualTo(new MessageCounts(13, 1, 0, 0, 12, 0, 0, 0, 0, 0));
    }

    private static ExitStatus exit(ReportBuilder builder) {
        int code = builder.build(Samples.END).exitStatus();
        return List.of(ExitStatus.values()).stream()
                .filter(status -> status.code() == code)
                .findFirst()
                .orElseThrow();
    }
}

package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MessageCounts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BalanceTest {

    @Test
    void sums_that_close_are_no_problem() {
        assertThat(Balance.problems(Samples.plan())).isEmpty();
        assertThat(Balance.problems(Samples.run())).isEmpty();
    }

    @Test
    void an_account_that_was_lost_on_the_way_is_named_and_exit_3() {
        CommandReport report = report(Samples.counted("a", Samples.counts(1, 1, 0, 0)), 3, 1);

        assertThat(report.unbalanced()).containsExactly("accounts: 3 read, but 1 out of scope + 1 in scope = 2");
        assertThat(report.exitStatus()).isEqualTo(ExitStatus.PARTIAL.code());
    }

    @Test
    void messages_of_an_account_that_do_not_add_up_are_named_and_exit_3() {
        CommandReport report = report(Samples.counted("a", new MessageCounts(9, 5, 1, 1, 0, 0, 0, 0, 0, 0)), 1, 0);

        assertThat(report.unbalanced())
                .containsExactly("messages of a: 9 at the source, but 5 copied + 1 already there + 1 adopted = 7");
        assertThat(report.exitStatus()).isEqualTo(ExitStatus.PARTIAL.code());
    }

    @Test
    void messages_of_a_folder_that_do_not_add_up_are_named() {
        CommandReport report = report(
                Samples.counted("a", Samples.counts(9, 9, 0, 0), new MessageCounts(9, 8, 0, 0, 0, 0, 0, 0, 0, 0)),
                1,
                0);

        assertThat(report.unbalanced()).containsExactly("messages of a in INBOX: 9 at the source, but 8 copied = 8");
    }

    @Test
    void folders_that_hold_more_than_their_account_are_named() {
        CommandReport report = report(
                Samples.counted(
                        "a", Samples.counts(9, 9, 0, 0), Samples.counts(9, 9, 0, 0), Samples.counts(1, 1, 0, 0)),
                1,
                0);

        assertThat(report.unbalanced()).containsExactly("messages of a: 9 at the source, but 10 in its folders");
    }

    @Test
    void totals_that_were_tampered_with_are_named() {
        CommandReport good = Samples.run();
        Totals totals = good.totals();
        CommandReport spoilt = new CommandReport(
                good.batch(),
                good.command(),
                good.exitStatus(),
                good.startedAt(),
                good.endedAt(),
                good.planDigest(),
                new Totals(
                        new Totals.Accounts(3, 0, 0, 3, 2, 2, 0, 0),
                        Samples.counts(1, 1, 0, 0),
                        totals.besides(),
                        totals.bytes(),
                        0),
                good.accounts(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                "");

        assertThat(Balance.problems(spoilt))
                .containsExactly(
                        "accounts: 3 in scope, but 2 done + 2 failed + 0 undecided + 0 left = 4",
                        "messages: the totals are not the sum over the accounts");
    }

    private static CommandReport report(AccountReport account, int read, int outOfScope) {
        return new ReportBuilder("small", "run", Samples.START)
                .accounts(List.of(account))
                .read(read, outOfScope)
                .build(Samples.END);
    }
}

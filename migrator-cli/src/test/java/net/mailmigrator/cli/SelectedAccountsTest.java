package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.report.Totals;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which accounts a command works on, and what it says of the others. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SelectedAccountsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts_without_a_wave() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
    }

    @Test
    void a_wave_that_no_account_has_is_wrong_use_like_a_domain() {
        assertThat(world.run("run", "--wave", "9")).as(world.err()).isEqualTo(2);
        assertThat(world.err())
                .isEqualTo("migrator run: no account is selected by --wave 9: the source has 2 accounts in scope."
                        + " Nothing was touched.\n");
        assertThat(world.run("run", "--domain", "example.org")).isEqualTo(2);
    }

    @Test
    void accounts_out_of_scope_and_accounts_not_selected_are_told_apart_and_add_up() throws IOException {
        world.withAccounts("anna", "bert", "carl", "dora");
        world.write("accounts.csv", "login,panelHost\nanna,old\nbert,old\ncarl,old\ndora,other\n");
        world.settings("batch: small", "batch: small\nscope: { include: [old], exclude: [other] }");

        assertThat(world.run("plan", "--account", "anna", "--out", "report"))
                .as(world.err())
                .isZero();

        assertThat(world.out()).contains("accounts   4 read   1 out of scope   2 not selected   1 in scope");
        Totals.Accounts sums = new ReportJson()
                .read(Files.readAllBytes(folder.resolve("report/plan.json")))
                .totals()
                .accounts();
        assertThat(sums.outOfScope()).isEqualTo(3);
        assertThat(sums.notSelected()).isEqualTo(2);
        assertThat(sums.read()).isEqualTo(sums.outOfScope() + sums.inScope());
    }

    @Test
    void a_list_without_rows_is_remarked_upon() {
        world.write("accounts.csv", "login\n");

        assertThat(world.run("run")).as(world.err()).isZero();

        assertThat(world.out()).contains("note       the source has no accounts, so there was nothing to do\n");
    }

    @Test
    void a_list_without_a_usable_row_is_remarked_upon() {
        world.write("accounts.csv", "login\nanna\nanna\n");

        assertThat(world.run("run")).as(world.err()).isEqualTo(3);

        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("note the source has no accounts that can be used, so there was nothing to do");
    }
}

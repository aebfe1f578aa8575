package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waves as an operator declares and runs them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WavesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void three_customers() {
        world = new CommandLineWorld(folder).withAccounts("pilot", "anna", "bert", "late");
        world.write("accounts.csv", """
                login,address,customer,forwardTargets
                pilot,pilot@pilot.example,K1,
                anna,anna@firma.example,K2,late@late.example
                bert,bert@firma.example,K2,
                late,late@late.example,K3,
                """);
        world.write("waves.csv", """
                customer;domain;wave;notBefore;reason
                K1;;FIRST;;own test domain
                ;Late.Example;LAST;;"wants to see; how it goes"
                """);
        world.settings("copy:", "waves: waves.csv\ncopy:");
    }

    @Test
    void the_plan_divides_the_accounts_and_says_why() throws IOException {
        assertThat(world.run("plan", "--inspect", "none", "--out", "report"))
                .as(world.out() + world.err())
                .isZero();

        CommandReport report = new ReportJson().read(Files.readAllBytes(folder.resolve("report/plan.json")));
        assertThat(report.accounts()).extracting(AccountReport::wave).containsExactly("1", "2", "2", "3");
        assertThat(report.accounts().get(3).changes())
                .contains(new FieldChange("wave", "last (wants to see; how it goes)", "3", "R7"));
        assertThat(report.notes()).contains("wave 3 of 3: domains 1, accounts 1, 0.0 GiB; wishes: last 1");
        assertThat(world.out()).contains("WAVE-CROSSING 1");
        assertThat(report.accounts().get(1).findings())
                .anyMatch(finding -> finding.text()
                        .equals(
                                "it moves in wave 2, and mail goes between it and late, which moves in wave 3: move both in"
                                        + " one wave, or see that either system delivers to the other meanwhile"));
    }

    @Test
    void a_run_wants_to_know_which_wave_and_does_only_that() {
        assertThat(world.run("run")).isEqualTo(2);
        assertThat(world.err()).contains("waves are declared, so say which accounts are meant: --wave W");

        assertThat(world.run("run", "--wave", "2"))
                .as(world.out() + world.err())
                .isZero();
        assertThat(world.out()).contains("2 in scope   2 done");
        assertThat(world.run("status", "--wave", "2")).isZero();
        assertThat(world.out()).contains("anna").doesNotContain("pilot");
        assertThat(world.run("run", "--all")).as(world.out() + world.err()).isZero();
    }

    @Test
    void a_day_after_the_move_is_a_remark() {
        world.write("waves.csv", "login,notBefore,reason\nlate,2026-12-24,fair\nanna,2026-11-25,\n");

        assertThat(world.run("plan", "--inspect", "none", "--out", "report"))
                .as(world.err())
                .isZero();

        assertThat(world.out()).contains("WAVE-NOT-BEFORE 1");
    }

    @Test
    void a_list_that_cannot_be_used_is_named_line_by_line() {
        world.write("waves.csv", """
                customer,domain,wave,notBefore
                K1,pilot.example,1,
                ,,2,
                K1,,,
                K1,,1,tomorrow
                K2,,1,
                K2,,2,
                """);

        assertThat(world.run("plan")).isEqualTo(4);
        assertThat(world.err())
                .contains(
                        "waves.csv:2: must name exactly one of customer, domain and login",
                        "waves.csv:3: must name exactly one of customer, domain and login",
                        "waves.csv:4: says neither a wave nor notBefore",
                        "waves.csv:5: is \"tomorrow\", must be a day such as 2018-10-01",
                        "waves.csv:7: customer K2 stands there twice");
        world.write("waves.csv", "kunde,welle\nK1,1\n");
        assertThat(world.run("plan")).isEqualTo(4);
        assertThat(world.err()).contains("waves.csv:1: must be a header line of customer, domain, login");
    }
}

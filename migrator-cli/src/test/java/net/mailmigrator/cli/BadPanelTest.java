package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import net.mailmigrator.model.Problem;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.FindingEntry;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.PanelWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are wrong, through {@code plan}: what becomes of each, and that no other account is hidden by it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadPanelTest {
    /** Loosened as old MySQL tables are: what belongs into numbers and dates stands there as text. */
    private static final String[] LOOSE = {
        "ALTER TABLE autoresponder ALTER COLUMN beginn VARCHAR(20)",
        "ALTER TABLE postfach ALTER COLUMN quota_kb VARCHAR(20)",
        "ALTER TABLE postfach ALTER COLUMN letzter_imap VARCHAR(40)"
    };

    private static final String[] WRONG = {
        "UPDATE autoresponder SET beginn = '2018-02-30' WHERE postfach_id = " + account("reise-sued.example1"),
        "UPDATE autoresponder SET text = 'Grüße aus dem BÃ¼ro' WHERE postfach_id = " + account("reise-sued.example5"),
        "UPDATE postfach SET quota_kb = 'viel' WHERE login LIKE 'firma01.example%'",
        "UPDATE postfach SET letzter_imap = 'gestern' WHERE login = 'firma02.example1'",
        "UPDATE postfach SET aktiv = '?' WHERE login = 'firma02.example2'",
        "UPDATE postfach SET login = 'mÃ¼ller1' WHERE login = 'firma02.example3'",
        "UPDATE postfach SET name = '=HYPERLINK(\"http://evil.example\";\"x\")' WHERE login = 'firma02.example4'",
        "UPDATE postfach SET name = '<script>alert(1)</script>' WHERE login = 'firma02.example5'",
        "UPDATE postfach SET login = ' ' WHERE login = 'firma02.example6'",
        "UPDATE adresse SET lokalteil = 'zwei worte' WHERE adresse_id = (SELECT MIN(a.adresse_id) FROM adresse a"
                + " JOIN postfach p ON p.postfach_id = a.postfach_id WHERE p.login = 'firma03.example1')",
        "UPDATE spamfilter SET modus = 'vielleicht' WHERE postfach_id = " + account("firma03.example2"),
        "INSERT INTO adresse(adresse_id, domain_id, lokalteil, postfach_id) VALUES (88001, 99999, 'weg', "
                + account("firma03.example3") + ")",
        "INSERT INTO autoresponder(postfach_id, aktiv) VALUES (77777, 'J')",
        "INSERT INTO weiterleitung(weiterleitung_id, adresse_id, ziel) VALUES (88002, 88888, 'x@y.example')",
        "UPDATE maildomain SET catchall_postfach = 66666 WHERE name = 'firma04.example'",
        "UPDATE maildomain SET alias_von = 44444 WHERE name = 'firma04.example'",
        "UPDATE maildomain SET kunde_id = 55555 WHERE name = 'firma05.example'"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path panel;

    @SuppressWarnings("NullAway.Init")
    static PanelWorld world;

    @SuppressWarnings("NullAway.Init")
    static CommandReport report;

    @BeforeAll
    static void plannedOnce() throws IOException, SQLException {
        ConfigServerDatabase database = ConfigServerDatabase.in(panel);
        database.execute(LOOSE);
        database.execute(WRONG);
        world = new PanelWorld(folder, database);
        assertThat(world.plan()).as(world.commands().err()).isEqualTo(8);
        report = world.report();
    }

    @Test
    void each_row_that_cannot_be_used_is_named_with_its_place_its_value_and_what_follows() {
        assertThat(report.badRows())
                .extracting(Problem::toString)
                .contains(
                        "autoresponder 54: replyStart: \"2018-02-30\" is not a date; so the account postfach 54 is left out",
                        "postfach 176: lastImap: \"gestern\" is not a date",
                        "postfach 177: active: \"?\" is not yes or no",
                        "postfach 181: login: it is empty",
                        "postfach 199: spamMode: \"vielleicht\" is not one of abweisen, aus, loeschen, markieren,"
                                + " quarantaene, verschieben",
                        "adresse 224: address: \"zwei worte@firma03.example\" is no e-mail address; so the account"
                                + " postfach 198 is left out")
                .filteredOn(row -> row.endsWith("quota: \"viel\" is not a size"))
                .hasSize(21);
    }

    @Test
    void each_reference_to_something_that_does_not_exist_is_named() {
        assertThat(report.badRows())
                .extracting(Problem::toString)
                .contains(
                        "adresse 9002: it belongs to the account 98765, which the query accounts does not return:"
                                + " verwaist@nur-weiter.example",
                        "autoresponder 77777: it belongs to the account 77777, which the query accounts does not return",
                        "weiterleitung 88002: the forward 88002 to x@y.example is of address 88888, which does not exist"
                                + " or has no domain",
                        "maildomain 66666: it belongs to the account 66666, which the query accounts does not return",
                        "maildomain 32: it is another name of domain 44444, which does not exist; it is taken for a"
                                + " domain of its own",
                        "maildomain 33: it belongs to customer 55555, who does not exist");
        assertThat(texts("firma03.example3", "SOURCE-DEFECT"))
                .contains("the address 88001 (weg) is in domain 99999, which does not exist");
        assertThat(texts("firma05.example1", "SOURCE-DEFECT"))
                .contains("its domain belongs to customer 55555, who does not exist");
    }

    @Test
    void no_other_account_is_hidden() {
        long mailboxes =
                ConfigServerDatabase.expected().path("tables").path("postfach").asInt();

        assertThat(report.totals().accounts().read()).isEqualTo((int) mailboxes - 27);
        assertThat(report.accounts())
                .extracting(AccountReport::login)
                .contains("reise-sued.example2", "firma02.example4", "firma03.example4", "firma04.example1");
    }

    @Test
    void the_summary_counts_all_and_shows_the_first_of_each_kind() {
        assertThat(world.commands().out().replaceAll("\\s+", " "))
                .contains(
                        "bad row 21 times, first: postfach 155: quota: \"viel\" is not a size bad row",
                        "bad row postfach 176: lastImap: \"gestern\" is not a date")
                .doesNotContain("postfach 156");
        assertThat(world.file("plan.html"))
                .contains(
                        report.badRows().size() + " rows of the source", "postfach 156", "<summary>20 more</summary>");
    }

    @Test
    void texts_in_the_wrong_character_set_are_told_and_names_in_it_are_asked_about() {
        assertThat(texts("reise-sued.example8", "TEXT-REPAIRED")).contains("the absence note");
        assertThat(texts("reise-sued.example5", "TEXT-MOJIBAKE")).contains("the absence note");
        assertThat(texts("mÃ¼ller1", "SOURCE-DEFECT"))
                .contains("its login mÃ¼ller1 looks decoded with the wrong character set");
    }

    @Test
    void text_that_is_markup_a_formula_or_a_script_of_filters_stays_text() {
        assertThat(world.file("plan.html"))
                .doesNotContain("<script>alert(1)")
                .doesNotContain("redirect \"evil@boese.example");
        assertThat(world.file("plan.csv")).doesNotContain(",=HYPERLINK", ";=HYPERLINK", "\n=HYPERLINK");
        assertThat(world.file("plan.json")).doesNotContain("evil@boese.example");
    }

    private static String texts(String login, String code) {
        return world.account(login).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(FindingEntry::text)
                .reduce("", (before, more) -> before + more + "\n");
    }

    private static String account(String login) {
        return "(SELECT postfach_id FROM postfach WHERE login = '" + login + "')";
    }
}

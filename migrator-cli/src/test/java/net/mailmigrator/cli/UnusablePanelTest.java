package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.PanelWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that cannot be used as a whole, or is odd as a whole, through {@code plan}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnusablePanelTest {
    /** Nine levels of nine: what it means would not fit into any memory. */
    private static final String BOMB = """
            a: &a [x, x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path panel;

    @SuppressWarnings("NullAway.Init")
    private ConfigServerDatabase database;

    @SuppressWarnings("NullAway.Init")
    private PanelWorld world;

    @BeforeEach
    void an_empty_panel() throws SQLException {
        database = ConfigServerDatabase.empty(panel);
        world = new PanelWorld(folder, database);
    }

    @Test
    void an_empty_database_is_a_plan_without_accounts_that_says_so() {
        assertThat(world.plan()).as(world.commands().err()).isZero();

        assertThat(world.commands().out())
                .contains("accounts   0 read   0 in scope")
                .contains("the source has no accounts, so there was nothing to do");
    }

    @Test
    void a_missing_column_is_named_with_template_query_and_the_databases_words() throws SQLException {
        database.execute("ALTER TABLE postfach DROP COLUMN absenderpruefung");

        assertThat(world.plan()).isEqualTo(4);
        assertRefused("accounts", "Column \"P.ABSENDERPRUEFUNG\" not found");
    }

    @Test
    void a_missing_table_is_named_with_template_query_and_the_databases_words() throws SQLException {
        database.execute("DROP TABLE abruf");

        assertThat(world.plan()).isEqualTo(4);
        assertRefused("collectors", "Table \"ABRUF\" not found");
    }

    @Test
    void an_error_in_the_midst_of_the_rows_is_named_with_template_query_and_the_databases_words() throws SQLException {
        database.execute(
                "INSERT INTO kontakt(id, postfach_id) VALUES (1, 1), (2, 2)",
                "DROP TABLE mailguard",
                "CREATE VIEW mailguard AS SELECT postfach_id, 'J' AS aktiv, 'x' AS empfaenger, 1/(2-id) AS uhrzeit"
                        + " FROM kontakt");

        assertThat(world.plan()).isEqualTo(4);
        assertRefused("mailguard", "Division by zero");
    }

    @Test
    void a_column_of_a_type_that_holds_no_text_is_no_reason_to_fall_over() throws SQLException {
        database.execute(
                "ALTER TABLE postfach DROP COLUMN belegt_kb",
                "ALTER TABLE postfach ADD COLUMN belegt_kb BOOLEAN",
                "ALTER TABLE postfach DROP COLUMN letzter_pop3",
                "ALTER TABLE postfach ADD COLUMN letzter_pop3 BINARY VARYING(8)",
                "INSERT INTO kunde(kunde_id, kundennr) VALUES (1, 'K1')",
                "INSERT INTO maildomain(domain_id, kunde_id, name, mail_host)"
                        + " VALUES (1, 1, 'a.example', 'my.config-server.de')",
                "INSERT INTO postfach(postfach_id, domain_id, login, belegt_kb) VALUES (1, 1, 'a1', TRUE), (2, 1, 'a2', NULL)",
                "INSERT INTO postfach(postfach_id, domain_id, login, letzter_pop3) VALUES (3, 1, 'a3', X'FF00')");

        assertThat(world.plan()).as(world.commands().err()).isIn(3, 8);
        assertThat(world.report().badRows())
                .extracting(Object::toString)
                .satisfiesExactly(
                        row -> assertThat(row).isEqualTo("postfach 1: usage: \"TRUE\" is not a size"),
                        row -> assertThat(row)
                                .startsWith("postfach 3: lastPop3: ")
                                .endsWith(" is not a date"));
        assertThat(world.account("a2").login()).isEqualTo("a2");
    }

    @Test
    void a_database_whose_texts_were_encoded_twice_is_repaired_in_texts_and_asked_about_in_names()
            throws IOException, SQLException {
        PanelWorld twice = new PanelWorld(folder, ConfigServerDatabase.encodedTwice(panel));

        assertThat(twice.plan()).as(twice.commands().err()).isEqualTo(8);

        assertThat(twice.report().totals().accounts().read()).isGreaterThan(400);
        assertThat(twice.account("mÃ¼ller-sÃ¶hne.example1").findings())
                .extracting(finding -> finding.code() + " " + finding.text())
                .anyMatch(text -> text.startsWith("SOURCE-DEFECT")
                        && text.contains(
                                "its login mÃ¼ller-sÃ¶hne.example1 looks decoded with the wrong character set"))
                .anyMatch(text -> text.startsWith("TEXT-REPAIRED") && text.contains("the display name"));
    }

    @Test
    void ten_thousand_bad_rows_are_counted_and_the_first_of_each_kind_is_shown() {
        StringBuilder csv = new StringBuilder("login,address,quota,active\n");
        for (int i = 0; i < 5_000; i++) {
            csv.append("q")
                    .append(i)
                    .append(",q")
                    .append(i)
                    .append("@a.example,viel")
                    .append(i)
                    .append(",yes\n");
            csv.append("f").append(i).append(",f").append(i).append("@a.example,1GiB,vielleicht\n");
        }
        csv.append("good,good@a.example,1GiB,yes\ntwin,t@a.example,1GiB,yes\ntwin,u@a.example,1GiB,yes\n");
        PanelWorld files = new PanelWorld(folder, "{ template: generic-csv, files: accounts.csv }");
        files.commands().write("accounts.csv", csv.toString());
        files.commands().settings("scope: { include: [my.config-server.de] }", "");

        assertThat(files.plan()).isIn(3, 8);

        String out = files.commands().out().replaceAll("\\s+", " ");
        assertThat(out)
                .contains("accounts 1 read 1 in scope")
                .contains("bad row 5,000 times, first: accounts.csv:2: quota: \"viel0\" is not a size")
                .contains("bad row 5,000 times, first: accounts.csv:3: active: \"vielleicht\" is not yes or no")
                .contains("bad row accounts.csv:10003, accounts.csv:10004: the login twin stands there 2 times");
        assertThat(files.commands().out().lines()).hasSizeLessThan(40);
        assertThat(files.report().badRows()).hasSize(10_001);
    }

    @Test
    void aliases_of_yaml_that_could_grow_without_end_are_refused_in_every_file_of_a_plan() {
        PanelWorld files = new PanelWorld(folder, "{ template: generic-yaml, files: accounts.yaml }");
        files.commands().write("accounts.yaml", BOMB + "accounts: *c\n");
        assertThat(files.plan()).isEqualTo(4);
        assertThat(files.commands().err()).contains("accounts.yaml:2: here stands an alias");

        files.commands().write("accounts.yaml", "- { login: a }\n");
        files.commands().write("decisions.yaml", BOMB);
        assertThat(files.plan()).isEqualTo(4);
        assertThat(files.commands().err()).contains("decisions.yaml:2: b[0]: is an alias");

        files.commands().write("migration.yaml", BOMB);
        assertThat(files.plan()).isEqualTo(4);
        assertThat(files.commands().err()).contains("migration.yaml:2: b[0]: is an alias");
    }

    private void assertRefused(String query, String words) {
        assertThat(world.commands().err())
                .containsPattern(
                        "config-server\\.yaml:\\d+: queries\\." + query + ": the query " + query + " does not fit")
                .contains(words)
                .contains("Nothing was touched")
                .doesNotContain("panel-password-9");
        assertThat(world.commands().files()).doesNotContainKey("report/plan.json");
    }
}

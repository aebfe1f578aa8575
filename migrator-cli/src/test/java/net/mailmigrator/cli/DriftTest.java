package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.PlanDifference;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.ConfigServerDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R9: the old panel is changed after the plan was made, in ten places, and the next plan names each field by field. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DriftTest {
    private static final List<String> CHANGES = List.of(
            "UPDATE postfach SET kennwort = '$6$saltsaltsaltsalt$M5Cg6wA7arplmgvtHjXOHSXo1/2GHqbQ7x/g1HyXQJ17DV2hEElSstCexlnuZHau2pXMwQg1MHIR6B7PxpKdL.'"
                    + " WHERE login = 'ablage.example1'",
            "UPDATE postfach SET quota_kb = 3145728 WHERE login = 'ablage.example3'",
            "UPDATE postfach SET loeschung_tage = 60 WHERE login = 'ablage.example4'",
            "UPDATE postfach SET aktiv = 'N' WHERE login = 'ablage.example5'",
            "UPDATE postfach SET name = 'Umbenannt' WHERE login = 'ablage.example6'",
            "INSERT INTO adresse VALUES (9001, 2, 'neu', (SELECT postfach_id FROM postfach WHERE login = 'ablage.example2'), 'N', 'J', 'J')",
            "UPDATE autoresponder SET text = 'Anders' WHERE postfach_id ="
                    + " (SELECT postfach_id FROM postfach WHERE login = 'reise-sued.example1')",
            "UPDATE spamfilter SET modus = 'markieren' WHERE postfach_id ="
                    + " (SELECT postfach_id FROM postfach WHERE login = 'musterbau.example1')",
            "DELETE FROM postfach WHERE login = 'firma01.example1'",
            "INSERT INTO postfach (postfach_id, domain_id, login, kennwort) SELECT 9002, domain_id, 'ablage.example99', kennwort"
                    + " FROM postfach WHERE login = 'ablage.example1'");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path panel;

    @Test
    void each_of_ten_changes_is_named_and_nothing_else() throws IOException, SQLException {
        ConfigServerDatabase database = ConfigServerDatabase.in(panel);
        CommandLineWorld world = world(database);
        assertThat(world.run("plan", "--inspect", "none", "--out", "before")).isEqualTo(8);

        database.execute(CHANGES.toArray(String[]::new));
        assertThat(world.run("plan", "--inspect", "none", "--against", "before", "--out", "after"))
                .isEqualTo(8);

        CommandReport report = new ReportJson().read(Files.readAllBytes(folder.resolve("after/plan.json")));
        PlanDifference difference = Objects.requireNonNull(report.against());
        assertThat(difference.added()).containsExactly("ablage.example99");
        assertThat(difference.gone()).containsExactly("firma01.example1");
        Map<String, String> changed = new TreeMap<>();
        difference.changed().forEach(account -> changed.put(account.login(), fields(account)));
        assertThat(changed)
                .containsOnlyKeys(
                        "ablage.example1",
                        "ablage.example2",
                        "ablage.example3",
                        "ablage.example4",
                        "ablage.example5",
                        "ablage.example6",
                        "musterbau.example1",
                        "reise-sued.example1");
        assertThat(changed.get("ablage.example1"))
                .matches("password: SHA512-CRYPT #[0-9a-f]{4} -> SHA512-CRYPT #[0-9a-f]{4}");
        assertThat(changed.get("ablage.example3")).contains("quota: 1 GiB -> 3 GiB");
        assertThat(changed.get("ablage.example4")).contains("retention: after 90 days -> after 60 days");
        assertThat(changed.get("ablage.example5")).contains("active: yes -> no");
        assertThat(changed.get("ablage.example6")).isEqualTo("displayName: Grenztag -> Umbenannt");
        assertThat(changed.get("musterbau.example1")).contains("spam: reject from 8.0 -> mark");
        assertThat(changed.get("reise-sued.example1"))
                .contains("autoresponder: ")
                .contains("text #");
        assertThat(Files.readString(folder.resolve("after/plan.json"))).doesNotContain("Anders", "$6$");
    }

    private CommandLineWorld world(ConfigServerDatabase database) {
        CommandLineWorld world = new CommandLineWorld(folder);
        world.settings(
                "{ template: generic-csv, files: accounts.csv }",
                "{ template: config-server, jdbc: { url: \"" + database.url() + "\", user: "
                        + database.settings().user() + ", password: \""
                        + database.settings().password().reveal() + "\" } }");
        world.settings("copy: { settle: 0s }", "scope: { include: [my.config-server.de] }");
        world.settings("target:\n", "target:\n  provision: [ { template: dovecot-files, output: ./provision } ]\n");
        return world;
    }

    private static String fields(PlanDifference.Changed account) {
        return account.fields().stream()
                .map(field -> field.field() + ": " + field.before() + " -> " + field.after())
                .collect(Collectors.joining("; "));
    }
}

package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.TreeSet;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.ConfigServerDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeOldPanelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path panel;

    @Test
    void a_plan_without_servers_lists_every_account_and_touches_nothing() throws IOException, SQLException {
        ConfigServerDatabase database = ConfigServerDatabase.in(panel);
        CommandLineWorld world = new CommandLineWorld(folder);
        world.settings(
                "{ template: generic-csv, files: accounts.csv }",
                "{ template: config-server, jdbc: { url: \"" + database.url() + "\", user: "
                        + database.settings().user() + ", password: \""
                        + database.settings().password().reveal() + "\" } }");
        world.settings(
                "copy: { settle: 0s }",
                "mapping: { quota: { policy: usage-headroom } }\nscope: { include: [my.config-server.de] }");
        world.settings("target:\n", "target:\n  provision: [ { template: dovecot-files, output: ./provision } ]\n");

        int status = world.run("plan", "--inspect", "none", "--out", "report");

        CommandReport report = new ReportJson().read(Files.readAllBytes(folder.resolve("report/plan.json")));
        assertThat(status).as(world.err()).isEqualTo(8);
        assertThat(report.totals().accounts().read())
                .isEqualTo(ConfigServerDatabase.expected()
                        .path("tables")
                        .path("postfach")
                        .asInt());
        assertThat(report.accounts()).hasSize(report.totals().accounts().inScope());
        assertThat(new TreeSet<>(world.files().keySet()))
                .allMatch(file -> file.equals("migration.yaml") || file.startsWith("report/"));
    }
}

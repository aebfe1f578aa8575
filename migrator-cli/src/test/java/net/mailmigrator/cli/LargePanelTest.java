package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.testing.LargePanel;
import net.mailmigrator.testing.MigratorProcess;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LargePanelTest {
    private static final int ACCOUNTS = 40_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Tag("long")
    void forty_thousand_accounts_are_read_mapped_planned_and_reported_in_512_mebibytes()
            throws IOException, SQLException {
        SourceSettings.Jdbc panel = LargePanel.in(folder, ACCOUNTS).settings();
        Files.writeString(folder.resolve("migration.yaml"), """
                batch: large
                source:
                  accounts:
                    template: config-server
                    jdbc: { url: "%s", user: %s, password: "%s" }
                  imap: { host: 127.0.0.1, port: 1, tls: none, login: {} }
                target:
                  imap: { host: 127.0.0.1, port: 2, tls: none, login: {} }
                  provision: [ { template: dovecot-files, output: ./provision } ]
                mapping: { quota: { policy: usage-headroom } }
                scope: { include: [my.config-server.de] }
                """.formatted(
                        panel.url(), panel.user(), panel.password().reveal()));

        MigratorProcess.Result result = MigratorProcess.run(
                folder,
                Map.of("_JAVA_OPTIONS", "-Xmx512m"), // the last word of all options
                "plan",
                "--inspect",
                "none",
                "--out",
                "report");

        String said = result.toString().lines().limit(20).toList().toString();
        assertThat(result.exit()).as(said).isEqualTo(8);
        assertThat(result.toString()).doesNotContain("cannot write", "OutOfMemoryError");
        assertThat(result.out()).containsPattern("accounts   4\\d,\\d{3} read");
        assertThat(folder.resolve("report/plan.json")).isNotEmptyFile();
        assertThat(folder.resolve("report/plan.csv")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report/plan.html"))).endsWith("</html>\n");
    }
}

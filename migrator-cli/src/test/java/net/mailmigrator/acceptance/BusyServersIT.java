package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MailGenerator.SizeProfile;
import net.mailmigrator.testing.MigratorProcess;
import net.mailmigrator.testing.ScriptedInbox;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process, at servers that want less of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BusyServersIT {
    @TempDir
    Path folder;

    @Test
    void the_cap_of_a_dovecot_is_learned_and_nothing_counts_as_failed() {
        Dovecots.assumeAvailable();
        try (Hoster hoster =
                new Hoster(folder, new DovecotOptions().extra("mail_max_userip_connections = 1"), "anna")) {
            MailDelivery.intoMaildir(hoster.source(), "anna", new MailGenerator(11).generate(60, 5, SizeProfile.SMALL));

            MigratorProcess.Result run = hoster.migrator("run");

            assertThat(run.exit()).as(run.toString()).isZero();
            assertThat(hoster.target().log()).contains("Maximum number of connections from user+IP exceeded");
            assertThat(run.out().replaceAll("\\s+", " "))
                    .containsPattern("takes no more than \\d connections? at once for anna\\*master")
                    .contains("1 done");
            assertThat(hoster.targetMail("anna")).isEqualTo(hoster.sourceMail("anna"));
        }
    }

    @Test
    void ctrl_c_ends_the_wait_for_a_server_that_wants_to_be_left_alone() throws IOException {
        ScriptedInbox mail = new ScriptedInbox()
                .with("Subject: a\r\n\r\na\r\n")
                .instead("UID FETCH", "NO Request is throttled. Suggested Backoff Time: 299467 milliseconds");
        try (ScriptedServer old = new ScriptedServer(ScriptedInbox.GREETING, mail);
                ScriptedServer fresh = new ScriptedServer(ScriptedInbox.GREETING, new ScriptedInbox())) {
            settings(old.port(), fresh.port());
            try (MigratorProcess run = MigratorProcess.start(folder, Map.of(), "run")) {
                run.awaitError("nothing is asked until ");
                long asked = System.nanoTime();
                run.interrupt();

                MigratorProcess.Result result = run.await();

                assertThat(result.exit()).as(result.toString()).isEqualTo(130);
                assertThat(System.nanoTime() - asked).as("ns").isLessThan(60_000_000_000L);
                assertThat(result.out()).contains("1 left", "migrator resume").doesNotContain("failed");
            }
        }
    }

    private void settings(int source, int target) throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), "login,password\nanna,pw\n");
        Files.writeString(folder.resolve("migration.yaml"), """
                batch: small
                source:
                  accounts: { template: generic-csv, files: accounts.csv }
                  imap: { host: 127.0.0.1, port: %d, tls: none, login: {} }
                target:
                  imap: { host: 127.0.0.1, port: %d, tls: none, login: { user: "${login}", password: pw } }
                """.formatted(source, target));
    }
}

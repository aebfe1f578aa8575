package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.mailmigrator.testing.MigratorProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open question as an operator meets it, with the program as processes: planned, left out, answered, done. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecisionsIT {
    private final GreenMail old = new GreenMail(ServerSetup.IMAP.dynamicPort());
    private final GreenMail fresh = new GreenMail(ServerSetup.IMAP.dynamicPort());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void anna_has_mail_at_the_target_already() throws IOException {
        old.start();
        fresh.start();
        deliver(old, "anna");
        deliver(old, "bert");
        deliver(fresh, "anna");
        fresh.setUser("bert@example.org", "bert", "pw");
        Files.writeString(folder.resolve("accounts.csv"), "login\nanna\nbert\n");
        Files.writeString(folder.resolve("migration.yaml"), """
                batch: small
                source:
                  accounts: { template: generic-csv, files: accounts.csv }
                  imap: { host: 127.0.0.1, port: %d, tls: none, login: { user: "${login}", password: pw } }
                target:
                  imap: { host: 127.0.0.1, port: %d, tls: none, login: { user: "${login}", password: pw } }
                copy: { settle: 0s }
                """.formatted(
                        old.getImap().getPort(), fresh.getImap().getPort()));
    }

    @AfterEach
    void stop() {
        old.stop();
        fresh.stop();
    }

    @Test
    void the_proposal_of_the_plan_is_filled_in_and_the_account_that_was_left_out_is_done() throws IOException {
        MigratorProcess.Result plan = migrator("plan", "--out", "plan");
        assertThat(plan.exit()).as(plan.toString()).isEqualTo(8);

        MigratorProcess.Result first = migrator("run");
        assertThat(first.exit()).as(first.toString()).isEqualTo(3);
        assertThat(first.out()).contains("1 done   1 undecided");
        assertThat(fresh.getReceivedMessagesForDomain("anna@example.org")).hasSize(1);

        String proposal = Files.readString(folder.resolve("plan/decisions-proposed.yaml"));
        Files.writeString(
                folder.resolve("decisions.yaml"),
                proposal.replace("answer: , by: , why: ", "answer: append, by: mk, why: asked her"));
        MigratorProcess.Result second = migrator("run");
        assertThat(second.exit()).as(second.toString()).isZero();
        assertThat(second.out()).contains("2 in scope   2 done");
        assertThat(fresh.getReceivedMessagesForDomain("anna@example.org")).hasSize(2);
    }

    private MigratorProcess.Result migrator(String... arguments) throws IOException {
        return MigratorProcess.run(folder, Map.of(), arguments);
    }

    private static void deliver(GreenMail server, String login) {
        GreenMailUser user = server.setUser(login + "@example.org", login, "pw");
        user.deliver(GreenMailUtil.createTextEmail(
                login + "@example.org",
                "x@example.org",
                "subject",
                "text",
                server.getImap().getServerSetup()));
    }
}

package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
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

/** A real process and real signals. GreenMail will do: nothing here is about octets. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalsIT {
    private static final int MESSAGES = 30;
    private static final Map<String, String> NO_VARIABLES = Map.of();

    private final GreenMail old = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private final GreenMail fresh = new GreenMail(ServerSetupTest.IMAP.dynamicPort());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void two_accounts_of_which_the_first_takes_a_while() throws IOException {
        old.start();
        fresh.start();
        account("anna", MESSAGES);
        account("bert", 1);
        Files.writeString(folder.resolve("accounts.csv"), "login\nanna\nbert\n");
        Files.writeString(folder.resolve("migration.yaml"), settings(" limits: { messagesPerSecond: 5 },"));
    }

    private void account(String login, int messages) {
        String address = login + "@example.org";
        GreenMailUser user = old.setUser(address, login, "pw");
        fresh.setUser(address, login, "pw");
        for (int i = 0; i < messages; i++) {
            user.deliver(GreenMailUtil.createTextEmail(
                    address,
                    "x@example.org",
                    "subject " + i,
                    "text",
                    old.getImap().getServerSetup()));
        }
    }

    private String settings(String limits) {
        return """
                batch: small
                source:
                  accounts: { template: generic-csv, files: accounts.csv }
                  imap: { host: 127.0.0.1, port: %d, tls: none,%s login: { user: "${login}", password: pw } }
                target:
                  imap: { host: 127.0.0.1, port: %d, tls: none, login: { user: "${login}", password: pw } }
                verify: { afterPass: counts }
                run: { parallelAccounts: 1 }
                """.formatted(old.getImap().getPort(), limits, fresh.getImap().getPort());
    }

    @AfterEach
    void stop() {
        old.stop();
        fresh.stop();
    }

    @Test
    void sigterm_ends_softly_with_143_and_the_next_run_brings_the_rest_once() throws IOException {
        MigratorProcess.Result stopped;
        try (MigratorProcess run = MigratorProcess.start(folder, NO_VARIABLES, "run")) {
            waitUntilCopying(run);
            MigratorProcess.Result status = MigratorProcess.run(folder, NO_VARIABLES, "status");
            assertThat(status.exit()).as(status.toString()).isZero();
            assertThat(status.out()).contains("at work");
            run.terminate();
            stopped = run.await();
        }

        assertThat(stopped.exit()).as(stopped.toString()).isEqualTo(143);
        assertThat(stopped.err()).contains("stopping: what is in flight is finished and noted");
        assertThat(stopped.out()).contains("1 done   1 left", "migrator resume");
        Files.writeString(folder.resolve("migration.yaml"), settings(""));
        MigratorProcess.Result rest = MigratorProcess.run(folder, NO_VARIABLES, "resume");
        assertThat(rest.exit()).as(rest.toString()).isZero();
        assertThat(fresh.getReceivedMessagesForDomain("example.org")).hasSize(MESSAGES + 1);
    }

    /** The status file names the folder once the account is under way. */
    private void waitUntilCopying(MigratorProcess run) throws IOException {
        Path status = folder.resolve("journal/small.status.json");
        for (int i = 0; i < 600 && !run.endsWithin(100); i++) {
            if (Files.exists(status) && Files.readString(status).contains("INBOX")) {
                return;
            }
        }
        throw new AssertionError("the run did not begin to copy, or has ended: " + run.await());
    }
}

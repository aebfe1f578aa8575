package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the network, so that there is a dialogue. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceTest {
    private final GreenMail old = new GreenMail(ServerSetupTest.IMAP.dynamicPort());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void a_server_with_two_accounts() {
        old.start();
        for (String login : new String[] {"anna", "bert"}) {
            old.setUser(login + "@example.org", login, "open-sesame")
                    .deliver(GreenMailUtil.createTextEmail(
                            login + "@example.org",
                            "x@example.org",
                            "hidden subject",
                            "hidden text",
                            old.getImap().getServerSetup()));
        }
    }

    @AfterEach
    void stop() {
        old.stop();
    }

    @Test
    void the_dialogue_of_one_account_is_written_without_credentials_and_text() throws IOException {
        CommandLineWorld world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        world.settings(
                "host: old, port: 143, tls: none, login: { user: \"${login}*master\", password: \"${env:SRC}\" }",
                "host: 127.0.0.1, port: " + old.getImap().getPort()
                        + ", tls: none, login: { user: \"${login}\", password: open-sesame }");

        assertThat(world.run("run", "--trace", "anna", "--out", "run"))
                .as(world.out() + world.err())
                .isZero();

        Path trace = folder.resolve("run/trace-anna.log");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trace)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(trace))
                .contains("source C: ", "source S: ", "EXAMINE", "FETCH")
                .doesNotContain("open-sesame", "hidden", "b3Blbi1zZXNhbWU", "bert");
    }

    @Test
    void an_account_that_is_not_selected_cannot_be_traced() {
        CommandLineWorld world = new CommandLineWorld(folder).withAccounts("anna", "bert");

        assertThat(world.run("run", "--account", "anna", "--trace", "bert")).isEqualTo(2);
        assertThat(world.err())
                .isEqualTo("migrator run: --trace bert: no selected account has this login or address. Nothing was"
                        + " touched.\n");
    }
}

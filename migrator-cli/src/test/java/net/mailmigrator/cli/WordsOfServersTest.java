package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.ScriptedInbox;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers say in words of their own, through the whole program: obeyed, or told, and never mistaken for something else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsOfServersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    private final ScriptedInbox source =
            new ScriptedInbox().with("Subject: a\r\n\r\na\r\n").with("Subject: b\r\n\r\nb\r\n");
    private final ScriptedInbox target = new ScriptedInbox();
    private final ScriptedServer old = new ScriptedServer(ScriptedInbox.GREETING, source);
    private final ScriptedServer fresh = new ScriptedServer(ScriptedInbox.GREETING, target);

    @BeforeEach
    void one_account() {
        world = new CommandLineWorld(folder).withAccounts("anna");
        world.settings("host: old, port: 143", "host: 127.0.0.1, port: " + old.port());
        world.settings("host: new, port: 143", "host: localhost, port: " + fresh.port());
    }

    @AfterEach
    void stop() {
        old.close();
        fresh.close();
    }

    @Test
    void gmail_that_says_throttled_at_the_end_is_left_alone() {
        source.instead("UID FETCH", "NO System Error (Failure) [THROTTLED]");

        done();

        assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void gmail_that_ends_the_session_over_its_limit_of_the_day_is_connected_again() {
        source.instead("UID FETCH", "|* BYE Session expired, please login again.");

        done();
    }

    @Test
    void a_store_that_fails_at_appends_at_once_is_asked_again() {
        target.instead("APPEND", "NO [CONTACTADMIN] AssertValueFailed");

        done();
    }

    @Test
    void exchange_that_lets_in_and_is_not_connected_means_the_login() throws IOException {
        for (int i = 0; i < 9; i++) {
            source.instead("LIST", "BAD User is authenticated but not connected.");
        }

        assertThat(world.run("run", "--out", "out"))
                .as(world.out() + world.err())
                .isEqualTo(3);

        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("User is authenticated but not connected")
                .contains("Check its login and password");
        assertThat(target.messages()).isEmpty();
    }

    @Test
    void exchange_that_calls_its_quota_unavailable_stops_the_account_as_over_quota() throws IOException {
        for (int i = 0; i < 9; i++) {
            target.instead("APPEND", "NO Server Unavailable. 15");
        }

        assertThat(world.run("run", "--out", "out"))
                .as(world.out() + world.err())
                .isEqualTo(3);

        assertThat(Files.readString(folder.resolve("out/run.json"))).contains("\"code\": \"OVERQUOTA\"");
        assertThat(world.time().passed()).isZero();
        while (target.takeInstead("APPEND")) {}
        done();
    }

    /** A whole migration with nothing lost and nothing twice. */
    private void done() {
        assertThat(world.run("run")).as(world.out() + world.err()).isZero();
        assertThat(target.messages()).containsExactlyElementsOf(source.messages());
    }
}

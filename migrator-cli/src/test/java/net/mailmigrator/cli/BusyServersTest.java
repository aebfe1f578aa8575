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
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers ask for by their words is obeyed by the whole program, and stands in its reports. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BusyServersTest {
    private static final String EXCHANGE = "Request is throttled. Suggested Backoff Time: 299467 milliseconds";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    private final ScriptedInbox source = new ScriptedInbox()
            .with("Subject: a\r\n\r\na\r\n")
            .with("Subject: b\r\n\r\nb\r\n")
            .with("Subject: c\r\n\r\nc\r\n");
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
    void nothing_is_waited_for_without_a_word() {
        done();

        assertThat(world.time().passed()).isZero();
        assertThat(world.out()).doesNotContain("asked to be left alone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            EXAMINE;   NO Request is throttled. Suggested Backoff Time: 299467 milliseconds
            UID FETCH; NO Request is throttled. Suggested Backoff Time: 299467 milliseconds|* BYE Connection closed. 14
            UID FETCH; BAD Request is throttled. Suggested Backoff Time: 299467 milliseconds|* BYE Connection closed. 14
            LIST;      NO Request is throttled. Suggested Backoff Time: 299467 milliseconds
            """)
    void an_exchange_source_is_left_alone_for_as_long_as_it_suggests(String verb, String answer) throws IOException {
        source.instead(verb, answer);

        done();

        assertThat(world.time().passed()).isEqualTo(Duration.ofMillis(299_467));
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains(
                        "127.0.0.1:" + old.port() + " asked to be left alone once, for 299.467 s, and was. It said: ");
        assertThat(world.err()).contains("nothing is asked until 2026-11-24 06:04:59 UTC, as it asks for");
        assertThat(Files.readString(folder.resolve("out/run.html"))).contains("asked to be left alone");
    }

    @Test
    void an_exchange_target_is_left_alone_and_what_it_refused_meanwhile_is_sent_once() {
        target.instead("APPEND", "NO " + EXCHANGE).instead("APPEND", "NO " + EXCHANGE + "|* BYE Connection closed. 14");

        done();

        assertThat(world.time().passed()).isEqualTo(Duration.ofMillis(2 * 299_467));
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("asked to be left alone 2 times, for 598.934 s in all");
    }

    @Test
    void pauses_beyond_the_number_of_attempts_after_losses_fail_nothing() {
        for (int i = 0; i < 12; i++) {
            target.instead("APPEND", "NO " + EXCHANGE.replace("299467", "5000") + "|* BYE Connection closed. 14");
            source.instead("UID FETCH", "NO [LIMIT] UID FETCH Rate limit hit|* BYE");
        }

        done();
    }

    @Test
    void yahoo_that_limits_its_rate_is_asked_again_after_growing_pauses() {
        source.instead("UID FETCH", "NO [LIMIT] UID FETCH Rate limit hit|* BYE")
                .instead("UID FETCH", "NO [LIMIT] UID FETCH Rate limit hit|* BYE");

        done();

        assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)",
                "NO [ALERT] Too many simultaneous connections. (Failure)",
                "NO [LIMIT] over",
                "NO [AUTHENTICATIONFAILED] Too many simultaneous connections",
                "NO [INUSE] locked"
            })
    void a_cap_at_the_login_is_waited_for_and_not_taken_for_a_wrong_password(String answer) {
        for (int i = 0; i < 6; i++) {
            source.instead("AUTHENTICATE", answer);
        }

        done();

        assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(1 + 2 + 4 + 8 + 16 + 30));
    }

    @Test
    void a_cap_that_stays_is_no_wrong_password_either() throws IOException {
        for (int i = 0; i < 99; i++) {
            source.instead("AUTHENTICATE", "NO Maximum number of connections from user+IP exceeded");
        }

        assertThat(world.run("run", "--out", "out"))
                .as(world.out() + world.err())
                .isEqualTo(3);

        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("Maximum number of connections from user+IP exceeded")
                .contains("run the same command again after that")
                .doesNotContain("Check its login and password");
        assertThat(world.run("run"))
                .as("the settings are not blamed: " + world.out())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO [AUTHENTICATIONFAILED] Authentication failed.",
                "NO [ALERT] Please log in via your web browser: support.example (Failure)",
                "NO [EXPIRED] That password isn't any good"
            })
    void a_refused_login_is_not_waited_for(String answer) {
        for (int i = 0; i < 9; i++) {
            source.instead("AUTHENTICATE", answer);
        }

        assertThat(world.run("run")).as(world.out()).isEqualTo(7); // the login of the settings, every time

        assertThat(world.time().passed()).isZero();
    }

    @Test
    void a_folder_and_an_append_that_are_locked_are_tried_again() {
        source.instead("EXAMINE", "NO [INUSE] Mailbox is locked");
        target.instead("SELECT", "NO [INUSE] Mailbox is locked")
                .instead("SELECT", "NO Timeout (180s) while waiting for lock for transaction log file")
                .instead("APPEND", "NO [INUSE] Mailbox is locked")
                .instead("APPEND", "NO [UNAVAILABLE] Backend is away")
                .instead("APPEND", "NO [SERVERBUG] Internal error occurred");

        done();

        assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(1 + 1 + 2 + 1 + 2 + 4));
        assertThat(world.out()).doesNotContain("asked to be left alone");
    }

    @Test
    void a_host_that_throttles_for_hours_ends_with_a_clear_finding_and_the_next_run_goes_on() throws IOException {
        for (int i = 0; i < 99; i++) {
            target.instead("APPEND", "NO [LIMIT] APPEND rate limit hit");
        }

        assertThat(world.run("run", "--out", "out"))
                .as(world.out() + world.err())
                .isEqualTo(3);

        assertThat(world.time().passed()).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61));
        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("\"code\": \"THROTTLED\"")
                .contains("it said: [LIMIT] APPEND rate limit hit); that is more than the 60 min that a run waits");

        while (target.takeInstead("APPEND")) {}
        done();
    }

    /** A whole migration with nothing lost and nothing twice. */
    private void done() {
        assertThat(world.run("run", "--out", "out"))
                .as(world.out() + world.err())
                .isZero();
        assertThat(target.messages()).containsExactlyElementsOf(source.messages());
        assertThat(world.out()).contains("1 in scope   1 done");
    }
}

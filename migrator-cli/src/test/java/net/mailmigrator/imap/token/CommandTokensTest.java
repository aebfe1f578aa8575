package net.mailmigrator.imap.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.mailmigrator.imap.TokenSource.Token;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandTokensTest {
    private static final Secret NONE = Secret.of("");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Instant now = Instant.parse("2026-11-24T06:00:00Z");
    private final CommandTokens tokens = new CommandTokens(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }

    /** Counts its runs in a file and prints another token each time. */
    private List<String> counting(String format) {
        return shell("echo x >> " + folder + "/runs; n=$(wc -l < " + folder + "/runs); printf '" + format + "' $n");
    }

    private Token token(List<String> command, Secret refused) throws MailException {
        return tokens.token(command, refused, TIMEOUT);
    }

    private MailException failure(List<String> command, Duration timeout) {
        return catchThrowableOfType(MailException.class, () -> tokens.token(command, NONE, timeout));
    }

    @Test
    void a_token_is_kept_until_it_is_refused() throws MailException {
        List<String> command = counting("tok-%s\n");

        assertThat(token(command, NONE)).isEqualTo(new Token(Secret.of("tok-1"), true));
        now = now.plus(Duration.ofDays(9));
        assertThat(token(command, NONE)).isEqualTo(new Token(Secret.of("tok-1"), false));
        assertThat(token(command, Secret.of("tok-1"))).isEqualTo(new Token(Secret.of("tok-2"), true));
        assertThat(token(command, Secret.of("tok-1")))
                .as("another connection has renewed it")
                .isEqualTo(new Token(Secret.of("tok-2"), false));
    }

    @Test
    void a_token_that_says_how_long_it_lasts_is_renewed_before_that() throws MailException {
        List<String> command = counting("{\"access_token\":\"tok-%s\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");

        token(command, NONE);
        now = now.plus(Duration.ofMinutes(58));
        assertThat(token(command, NONE).secret()).isEqualTo(Secret.of("tok-1"));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(token(command, NONE).secret()).isEqualTo(Secret.of("tok-2"));
    }

    @Test
    void accounts_have_tokens_of_their_own() throws MailException {
        assertThat(token(List.of("echo", "of-anna"), NONE).secret()).isEqualTo(Secret.of("of-anna"));
        assertThat(token(List.of("echo", "of-bert"), NONE).secret()).isEqualTo(Secret.of("of-bert"));
    }

    @Test
    void arguments_go_to_the_program_as_they_are() throws MailException {
        assertThat(token(List.of("printf", "%s", "$(id);`id`;*"), NONE).secret())
                .isEqualTo(Secret.of("$(id);`id`;*"));
    }

    @Test
    void a_failure_tells_what_the_command_said_without_any_token() {
        MailException e = failure(
                List.of("sh", "-c", "echo ya29.token-4711; echo the grant has gone, was ya29.token-4711 >&2; exit 3"),
                TIMEOUT);

        assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT);
        assertThat(e)
                .hasMessage("get a token from the command sh: it ended with exit status 3; it said: the grant has gone,"
                        + " was [redacted]");
    }

    @Test
    void a_command_that_fails_is_no_refused_login() {
        MailException failed = failure(shell("exit 3"), TIMEOUT);

        assertThat(failed.meaning()).isEqualTo(AnswerMeaning.NO_TOKEN);
        assertThat(failed.blamesLogin()).isFalse();
    }

    @Test
    void arguments_and_long_words_are_not_shown_either() {
        MailException e = failure(
                List.of("sh", "-c", "echo \"called with $1 and $(printf %050d 7)\" >&2; exit 1", "sh", "client-secret"),
                TIMEOUT);

        assertThat(e).hasMessageContaining("called with [argument] and [redacted]");
    }

    @Test
    void what_is_no_token_is_not_sent() {
        assertThat(failure(shell("echo two words"), TIMEOUT)).hasMessageContaining("printed no token");
        assertThat(failure(shell("true"), TIMEOUT)).hasMessageContaining("printed no token");
        assertThat(failure(shell("echo '{\"error\":\"invalid_grant\"}'"), TIMEOUT))
                .hasMessageContaining("printed no token");
        assertThat(failure(shell("printf 'a\\001b'"), TIMEOUT)).hasMessageContaining("printed no token");
    }

    @Test
    void a_command_that_does_not_end_is_ended_with_its_children() throws IOException {
        Path pid = folder.resolve("pid");
        MailException e = failure(
                shell("sleep 600 & echo $! > " + pid + "; echo waiting for a browser >&2; wait"),
                Duration.ofSeconds(1));

        assertThat(e).hasMessageContaining("did not end within 1 s").hasMessageContaining("waiting for a browser");
        long child = Long.parseLong(Files.readString(pid).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive))
                .satisfiesAnyOf(
                        gone -> assertThat(gone).isEmpty(),
                        dying -> assertThat(Files.readString(Path.of("/proc/" + child + "/stat")))
                                .contains(") Z "));
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> token(List.of("./no-such-program", "hidden-argument"), NONE))
                .hasMessageContaining("./no-such-program: it cannot be started")
                .hasMessageNotContaining("hidden-argument");
    }

    @Test
    void much_output_does_not_block_the_command() {
        assertThat(failure(shell("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2; exit 1"), TIMEOUT))
                .hasMessageContaining("exit status 1");
    }
}

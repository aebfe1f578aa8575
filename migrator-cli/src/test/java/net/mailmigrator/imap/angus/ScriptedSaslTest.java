package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.resilient.Retries;
import net.mailmigrator.imap.resilient.RetryingServer;
import net.mailmigrator.imap.token.CommandTokens;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lie in SCRAM, servers that refuse a token, and servers that repeat what they were told. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedSaslTest {
    private static final String SCRAM = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=SCRAM-SHA-256 SASL-IR] hi";
    private static final String TOKENS = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR] hi";
    private static final Credentials ANNA = new Credentials("anna", Secret.of("geheim-4711"), null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    private AngusServer angus(ScriptedServer server) {
        return new AngusServer(
                Endpoints.clear(server.port()), folder, trace::add, new CommandTokens(Clock.systemUTC()));
    }

    private MailException failure(ScriptedServer server, Credentials credentials) {
        return catchThrowableOfType(MailException.class, () -> angus(server).openReader(credentials));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String command) {
        return new String(
                Base64.getDecoder().decode(command.substring(command.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8);
    }

    /** Prints tok-1 at its first run, then tok-2, and so on. */
    private Credentials withTokens(LoginMechanism mechanism) {
        String script = "echo x >> " + folder + "/runs; echo tok-value-$(wc -l < " + folder + "/runs)";
        return new Credentials("anna", Secret.of(""), null, mechanism, List.of("sh", "-c", script));
    }

    /** Goes on from the client's nonce and then says what it is given. */
    private static ScriptedServer scram(String serverFinal) {
        return new ScriptedServer(SCRAM, (command, client) -> {
            if (command.verb().equals("AUTHENTICATE")) {
                String nonce = decoded(command.text()).replaceFirst(".*,r=", "");
                client.lines("+ " + base64("r=" + nonce + "more,s=" + base64("salt") + ",i=4096"));
            } else if (!serverFinal.isEmpty()) {
                client.lines("+ " + base64(serverFinal));
            } else {
                client.lines("m1 OK welcome");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=AAAA", "v=", "x=1", "e=other-error", "r=again,s=c2FsdA==,i=4096"})
    void a_server_without_the_right_signature_is_left(String serverFinal) {
        try (ScriptedServer server = scram(serverFinal)) {
            MailException e = failure(server, ANNA);

            assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT);
            assertThat(e.retryable()).isFalse();
            assertThat(e).hasMessageContaining("SCRAM-SHA-256: the server");
            assertThat(server.commands()).hasSize(2).noneMatch(line -> line.contains("PLAIN"));
        }
    }

    @Test
    void a_server_that_says_ok_without_any_signature_is_left() {
        try (ScriptedServer server = scram("")) {
            assertThat(failure(server, ANNA)).hasMessageContaining("has not proved that it knows the password");
        }
    }

    @Test
    void a_refused_scram_is_not_followed_by_plain_and_says_what_may_help() {
        try (ScriptedServer server = new ScriptedServer(
                SCRAM, (command, client) -> client.lines(command.tag() + " NO [AUTHENTICATIONFAILED] no"))) {
            assertThat(failure(server, ANNA))
                    .hasMessageContaining("(by SCRAM-SHA-256;")
                    .hasMessageContaining("set imap.login.mechanism to plain");
            assertThat(server.commands()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void a_mechanism_of_the_settings_that_is_not_offered_ends_the_login_before_anything_is_sent(LoginMechanism wanted) {
        try (ScriptedServer server = new ScriptedServer(
                "* OK [CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=CRAM-MD5 SASL-IR] hi",
                (command, client) -> client.ok(command))) {
            Credentials token = withTokens(wanted);
            Credentials login = wanted.takesToken()
                    ? token
                    : new Credentials("anna", Secret.of("geheim-4711"), null, wanted, List.of());

            MailException e = failure(server, login);

            assertThat(e)
                    .hasMessageContaining("the settings ask for " + wanted.text())
                    .hasMessageContaining("it offers AUTH=CRAM-MD5, LOGINDISABLED");
            assertThat(e.retryable()).isFalse();
            assertThat(server.commands()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
    void a_refused_token_is_explained_in_the_servers_words(LoginMechanism mechanism) {
        String json = "{\"status\":\"invalid_token\",\"scope\":\"https://mail.example.org/\"}";
        try (ScriptedServer server =
                new ScriptedServer(TOKENS.replace("XOAUTH2", mechanism.saslName()), (command, client) -> {
                    if (command.verb().equals("AUTHENTICATE")) {
                        client.lines("+ " + base64(json));
                    } else {
                        client.lines("m1 NO [AUTHENTICATIONFAILED] Authentication failed.");
                    }
                })) {
            MailException e = failure(server, withTokens(mechanism));

            assertThat(e).hasMessageContaining(mechanism + " says " + json);
            assertThat(server.commands()).hasSize(2);
            assertThat(decoded(server.commands().get(0))).contains("auth=Bearer tok-value-1\u0001\u0001");
            assertThat(server.commands().get(1)).isEqualTo(mechanism == LoginMechanism.XOAUTH2 ? "" : "AQ==");
        }
    }

    @Test
    void a_token_that_has_run_out_is_renewed_in_the_middle_of_an_account() throws MailException {
        try (ScriptedServer server = new ScriptedServer(TOKENS, new RunsOut())) {
            RetryingServer retrying = new RetryingServer(angus(server), Retries.of("test", 2, IntervalFunction.of(1)));
            try (MailboxReader reader = retrying.openReader(withTokens(LoginMechanism.AUTO))) {
                assertThat(reader.status(MailboxName.INBOX).messages()).isEqualTo(3);
            }

            assertThat(server.commands())
                    .filteredOn(line -> line.startsWith("AUTHENTICATE"))
                    .extracting(ScriptedSaslTest::decoded)
                    .extracting(text -> text.replaceAll("(?s).*Bearer (\\S+)\u0001\u0001", "$1"))
                    .containsExactly("tok-value-1", "tok-value-1", "tok-value-2");
        }
    }

    /** Takes the first token once, hangs up, and from then on takes only the second one. */
    private static final class RunsOut implements ScriptedServer.Script {
        private boolean cut;

        @Override
        public void answer(ScriptedServer.Line command, ScriptedServer.Client client) throws IOException {
            switch (command.verb()) {
                case "AUTHENTICATE" -> {
                    boolean old = decoded(command.text()).contains("tok-value-1");
                    client.lines(command.tag() + (cut && old ? " NO [AUTHENTICATIONFAILED] expired" : " OK in"));
                }
                case "STATUS" -> {
                    if (!cut) {
                        cut = true;
                        client.hangUp();
                    } else {
                        client.ok(command, "* STATUS INBOX (MESSAGES 3 UIDNEXT 4 UIDVALIDITY 5)");
                    }
                }
                default -> client.ok(command, "* CAPABILITY IMAP4rev1");
            }
        }
    }

    @Test
    void what_a_server_repeats_is_not_shown() {
        try (ScriptedServer server = new ScriptedServer(
                "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi",
                (command, client) -> client.lines(
                        "* OK seen " + command.text(),
                        command.tag() + " NO no such " + command.text() + " ("
                                + decoded(command.text()).replace('\0', ' ') + ")"))) {
            MailException e = failure(server, ANNA);

            assertThat(e).hasMessageContaining("no such AUTHENTICATE PLAIN [redacted] ( anna [redacted])");
            assertThat(trace).isNotEmpty();
            assertThat(String.join("\n", trace)).doesNotContain("geheim", base64("\0anna\0geheim-4711"));
        }
    }

    /** Refuses everything, and repeats what was sent, as it came and decoded, behind a filling. */
    private static ScriptedServer repeating(String mechanism, String filling) {
        return new ScriptedServer(
                "* OK [CAPABILITY IMAP4rev1 AUTH=" + mechanism + " SASL-IR] hi", (command, client) -> {
                    String said = new String(
                            decoded(command.text()).replace('\0', ' ').getBytes(StandardCharsets.UTF_8),
                            StandardCharsets.ISO_8859_1);
                    client.lines(
                            "* OK " + filling + command.text(),
                            "* OK " + filling + said,
                            command.tag() + " NO " + command.text() + " " + said);
                });
    }

    private void assertHidden(MailException e, String... secrets) {
        assertThat(String.valueOf(e.getMessage())).contains("[redacted]").doesNotContain(secrets);
        assertThat(String.join("\n", trace)).contains("[redacted]").doesNotContain(secrets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
    void what_a_server_repeats_of_a_token_is_not_shown(LoginMechanism mechanism) {
        try (ScriptedServer server = repeating(mechanism.saslName(), "")) {
            MailException e = failure(server, withTokens(mechanism));

            assertHidden(e, "tok-value", server.commands().get(0).replaceFirst(".* ", ""));
        }
    }

    @Test
    void what_a_server_repeats_of_scram_is_not_shown() {
        try (ScriptedServer server = repeating("SCRAM-SHA-256", "")) {
            MailException e = failure(server, ANNA);

            assertHidden(e, "n,,n=", server.commands().get(0).replaceFirst(".* ", ""));
        }
    }

    @Test
    void what_a_server_repeats_of_a_password_beyond_ascii_is_not_shown() {
        try (ScriptedServer server = repeating("PLAIN", "")) {
            MailException e = failure(server, new Credentials("anna", Secret.of("sch\u00f6n-4711"), null));

            assertHidden(e, "n-4711");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_970, 1_985})
    void what_a_server_repeats_where_the_trace_ends_is_not_shown_in_part(int filling) {
        try (ScriptedServer server = repeating("PLAIN", "x".repeat(filling))) {
            failure(server, ANNA);

            assertThat(trace).noneMatch(line -> line.contains(" geh") || line.contains("PLAIN AGFu"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH=XOAUTH2", "AUTH=OAUTHBEARER"})
    void a_user_name_that_would_end_its_field_is_not_sent_with_a_token(String offered) {
        Credentials odd = new Credentials(
                "anna\u0001auth=Bearer other", Secret.of(""), null, LoginMechanism.AUTO, List.of("echo", "tok"));
        try (ScriptedServer server =
                new ScriptedServer("* OK [CAPABILITY IMAP4rev1 " + offered + " SASL-IR] hi", (command, client) -> {})) {
            assertThat(failure(server, odd)).hasMessageContaining("cannot carry a user name with the character U+0001");
        }
        assertThat(trace).noneMatch(line -> line.contains("AUTHENTICATE"));
    }
}

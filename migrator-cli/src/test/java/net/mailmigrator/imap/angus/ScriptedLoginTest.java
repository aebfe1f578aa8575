package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.Endpoint.Tls;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Ports;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedLoginTest {
    private static ScriptedServer greeting(String greeting, String answer) {
        return new ScriptedServer(greeting, (command, client) -> client.lines(command.tag() + " " + answer));
    }

    private static MailException failure(AngusServer server) {
        return catchThrowableOfType(MailException.class, () -> server.openReader(LOGIN));
    }

    private static AngusServer connecting(int port, Tls tls) {
        return new AngusServer(
                new Endpoint("127.0.0.1", port, tls, null, null, null, Set.of(), Duration.ofMillis(300)));
    }

    @Test
    void plain_carries_the_authorization_id() throws MailException {
        try (ScriptedServer server =
                greeting("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi", "OK [CAPABILITY IMAP4rev1] in")) {
            Credentials admin = new Credentials("admin", Secret.of("pw"), "kunde@example.org");
            angus(server).openReader(admin).close();

            String sent = server.commands().get(0).substring("AUTHENTICATE PLAIN ".length());
            assertThat(new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8))
                    .isEqualTo("kunde@example.org\0admin\0pw");
        }
    }

    @Test
    void login_is_used_only_where_plain_is_not_offered() throws MailException {
        try (ScriptedServer server =
                greeting("* OK [CAPABILITY IMAP4rev1 AUTH=CRAM-MD5] hi", "OK [CAPABILITY IMAP4rev1] in")) {
            angus(server).openReader(LOGIN).close();

            assertThat(server.commands().get(0)).startsWith("LOGIN \"a\" ");
        }
    }

    @Test
    void no_password_is_sent_where_the_server_forbids_it() {
        try (ScriptedServer server = greeting("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED STARTTLS] hi", "OK in")) {
            assertThat(failure(angus(server)))
                    .hasMessageContaining("LOGINDISABLED")
                    .hasMessageContaining("starttls");
            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void no_password_is_sent_where_starttls_is_asked_for_and_not_offered() {
        try (ScriptedServer server = greeting("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi", "OK in")) {
            MailException e = failure(connecting(server.port(), Tls.STARTTLS));

            assertThat(e.scope()).isEqualTo(FailureScope.RUN);
            assertThat(e).hasMessageContaining("offers no STARTTLS");
            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void a_session_that_is_logged_in_by_the_server_is_refused() {
        try (ScriptedServer server = greeting("* PREAUTH [CAPABILITY IMAP4rev1] hi root", "OK in")) {
            assertThat(failure(angus(server))).hasMessageContaining("PREAUTH");
        }
    }

    @Test
    void a_refusal_is_not_answered_with_another_mechanism() {
        try (ScriptedServer server = greeting(
                "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN SASL-IR] hi", "NO [AUTHENTICATIONFAILED] no")) {
            MailException e = failure(angus(server));

            assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT);
            assertThat(e.retryable()).isFalse();
            assertThat(server.commands()).singleElement().asString().startsWith("AUTHENTICATE PLAIN");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO [UNAVAILABLE] Temporary authentication failure",
                "NO [LIMIT] over",
                "NO [INUSE] locked",
                "NO Too many simultaneous connections",
                "NO Maximum number of connections from user+IP exceeded"
            })
    void a_busy_server_is_not_called_a_wrong_password(String answer) {
        try (ScriptedServer server = greeting("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi", answer)) {
            MailException e = failure(angus(server));

            assertThat(e.retryable()).isTrue();
            assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT);
            assertThat(e).hasMessageContaining("says nothing about the password");
        }
    }

    @Test
    void a_bye_as_greeting_is_retried_and_concerns_the_account() {
        try (ScriptedServer server = greeting("* BYE Too many connections from your host", "OK")) {
            MailException e = failure(angus(server));

            assertThat(e.retryable()).isTrue();
            assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT);
            assertThat(e).hasMessageContaining("Too many connections");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"220 mail.example.org ESMTP", "+OK POP3 ready", "SSH-2.0-OpenSSH_9.2", "HTTP/1.1 400 Bad Request"
            })
    void another_protocol_is_named(String greeting) {
        try (ScriptedServer server = greeting(greeting, "OK")) {
            MailException e = failure(angus(server));

            assertThat(e.scope()).isEqualTo(FailureScope.RUN);
            assertThat(e).hasMessageContaining("speaks no IMAP").hasMessageContaining(greeting);
        }
    }

    @Test
    void a_port_that_nobody_listens_on_cannot_be_connected_to() {
        MailException e = failure(connecting(Ports.free(), Tls.NONE));

        assertThat(e.scope()).isEqualTo(FailureScope.RUN);
        assertThat(e).hasMessageContaining("cannot connect").hasMessageContaining("127.0.0.1");
    }

    @Test
    void tls_on_a_port_without_tls_says_so() {
        try (ScriptedServer server = greeting("* OK [CAPABILITY IMAP4rev1] hi", "OK")) {
            MailException e = failure(connecting(server.port(), Tls.IMPLICIT));

            assertThat(e.scope()).isEqualTo(FailureScope.RUN);
            assertThat(e).hasMessageContaining("no TLS came about").hasMessageContaining("starttls");
        }
    }

    @Test
    void a_server_that_says_nothing_is_given_up_after_the_time_out() throws java.io.IOException {
        try (java.net.ServerSocket silent =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(failure(connecting(silent.getLocalPort(), Tls.NONE)))
                    .hasMessageContaining("speaks no IMAP")
                    .hasMessageContaining("tls: implicit");
        }
    }

    @Test
    void a_nul_in_a_password_is_not_sent() {
        try (ScriptedServer server = greeting("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi", "OK in")) {
            Credentials odd = new Credentials("a", Secret.of("x\0y"), null);

            assertThatThrownBy(() -> angus(server).openReader(odd)).hasMessageContaining("NUL");
        }
    }

    @Test
    void the_trace_shows_the_dialogue_without_credentials() throws MailException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        try (ScriptedServer server = greeting("* OK [CAPABILITY IMAP4rev1] hi", "OK [CAPABILITY IMAP4rev1] in")) {
            Credentials odd = new Credentials("müller", LOGIN.password(), null);
            ScriptedSession.angus(server, trace::add).openReader(odd).close();
        }

        assertThat(trace).anyMatch(line -> line.contains("LOGIN [redacted] [redacted]"));
        assertThat(String.join("\n", trace)).doesNotContain("geheim").doesNotContain("müller");
    }

    @Test
    void utf8_accept_and_what_the_settings_do_without_are_not_seen() throws MailException {
        try (ScriptedServer server = greeting(
                "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi",
                "OK [CAPABILITY IMAP4rev1 UTF8=ACCEPT ENABLE MULTIAPPEND UIDPLUS] in")) {
            AngusServer angus =
                    new AngusServer(net.mailmigrator.testing.Endpoints.clearWithout(server.port(), "MULTIAPPEND"));
            try (var writer = angus.openWriter(LOGIN)) {
                assertThat(writer.server().capabilities()).containsExactlyInAnyOrder("IMAP4REV1", "ENABLE", "UIDPLUS");
                assertThat(writer.appendLimit()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_refused_starttls_sends_no_password_and_says_what_the_server_said() {
        try (ScriptedServer server =
                greeting("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] hi", "NO TLS is broken today")) {
            assertThat(failure(connecting(server.port(), Tls.STARTTLS))).hasMessageContaining("TLS is broken today");
            assertThat(server.commands()).containsExactly("STARTTLS");
        }
    }
}

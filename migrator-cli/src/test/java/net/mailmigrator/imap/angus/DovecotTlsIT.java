package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.Endpoint.Tls;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DovecotTlsIT {
    private static final Pattern TRUST_LINE = Pattern.compile("trust: sha256:([0-9a-f]{64})");
    private static DovecotServer dovecot;

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        dovecot = new DovecotOptions()
                .tls("mail.example.org", "imap.example.org")
                .tlsRequired()
                .start()
                .addUser("a", "x");
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private static AngusServer server(
            Tls tls, @Nullable String certificateName, @Nullable Path trustFile, @Nullable String pin) {
        int port = tls == Tls.IMPLICIT ? dovecot.tlsPort() : dovecot.port();
        return new AngusServer(new Endpoint(
                "127.0.0.1", port, tls, certificateName, trustFile, pin, Set.of(), Duration.ofSeconds(20)));
    }

    private static MailException refusal(AngusServer server) {
        return catchThrowableOfType(MailException.class, () -> server.openReader(dovecot.masterOf("a")));
    }

    private static void assertWorks(AngusServer server) throws MailException {
        try (MailboxReader reader = server.openReader(dovecot.masterOf("a"))) {
            assertThat(reader.list()).isNotEmpty();
            assertThat(reader.server().id()).containsEntry("name", "Dovecot");
        }
    }

    @Test
    void a_trusted_certificate_for_another_name_is_refused_with_the_names_and_the_line_to_paste() {
        MailException e = refusal(server(Tls.IMPLICIT, null, dovecot.certificate(), null));

        assertThat(e.scope()).isEqualTo(FailureScope.RUN);
        assertThat(e)
                .hasMessageContaining("does not hold the name 127.0.0.1")
                .hasMessageContaining("mail.example.org, imap.example.org")
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining("certificateName");
        assertThat(TRUST_LINE.matcher(e.answer()).find()).isTrue();
    }

    @Test
    void the_certificate_name_makes_it_match() throws MailException {
        assertWorks(server(Tls.IMPLICIT, "imap.example.org", dovecot.certificate(), null));
        assertWorks(server(Tls.STARTTLS, "mail.example.org", dovecot.certificate(), null));
    }

    @Test
    void a_certificate_that_no_root_has_signed_is_refused_and_the_pasted_line_trusts_it() throws MailException {
        MailException e = refusal(server(Tls.STARTTLS, "mail.example.org", null, null));
        Matcher line = TRUST_LINE.matcher(e.answer());

        assertThat(line.find()).isTrue();
        assertWorks(server(Tls.STARTTLS, null, null, line.group(1)));
        assertWorks(server(Tls.IMPLICIT, null, null, "SHA256:" + line.group(1).toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void another_certificate_than_the_trusted_one_is_refused() {
        assertThat(refusal(server(Tls.IMPLICIT, "mail.example.org", null, "ab".repeat(32))))
                .hasMessageContaining("not the trusted one");
    }

    @Test
    void a_trust_file_that_cannot_be_read_is_named() {
        MailException e = refusal(server(Tls.IMPLICIT, null, Path.of("/nowhere/ca.pem"), null));

        assertThat(e.scope()).isEqualTo(FailureScope.RUN);
        assertThat(e).hasMessageContaining("/nowhere/ca.pem");
    }

    @Test
    void the_probe_shows_what_check_prints() throws MailException {
        ServerProbe probe = server(Tls.STARTTLS, "mail.example.org", dovecot.certificate(), null)
                .probe();

        assertThat(probe.capabilities()).contains("IMAP4REV1", "AUTH=PLAIN");
        assertThat(probe.tls()).hasValueSatisfying(tls -> {
            assertThat(tls.protocol()).isEqualTo("TLSv1.3");
            assertThat(tls.certificateNames()).containsExactly("mail.example.org", "imap.example.org");
            assertThat(tls.trustLine()).matches("trust: sha256:[0-9a-f]{64}");
        });
    }

    @Test
    void starttls_asked_on_the_implicit_port_says_what_to_set() {
        AngusServer wrong = new AngusServer(new Endpoint(
                "127.0.0.1", dovecot.tlsPort(), Tls.STARTTLS, null, null, null, Set.of(), Duration.ofMillis(500)));

        assertThatThrownBy(wrong::probe).hasMessageContaining("tls: implicit");
    }

    @Test
    void a_wrong_password_is_no_certificate_problem() {
        AngusServer good = server(Tls.IMPLICIT, "mail.example.org", dovecot.certificate(), null);

        assertThatThrownBy(() -> good.openReader(
                        new net.mailmigrator.imap.Credentials("a", net.mailmigrator.model.Secret.of("wrong"), null)))
                .isInstanceOfSatisfying(
                        MailException.class, e -> assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT))
                .hasMessageContaining("AUTHENTICATIONFAILED");
    }
}

package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.mailmigrator.model.Evidence;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.PasswordSchemes;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SeenClient;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.Service;
import net.mailmigrator.model.SourceAccountBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R22 and R23: what the logs say of programs and servers that log in. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientRuleTest {
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2018-09-17T00:00+02:00");
    private static final Routing CATCH_ALL = new Routing(new TreeSet<>(List.of("k.example")), List.of(), null, null);

    @ParameterizedTest
    @CsvSource({
        "TLSv1.0, true",
        "TLSv1, true",
        "tlsv1.1, true",
        "SSLv3, true",
        "TLSv1.2, false",
        "TLSv1.3, false",
        ", false"
    })
    void programs_with_a_version_of_tls_that_newer_servers_refuse_are_listed(@Nullable String tls, boolean listed) {
        MappingResult result = mapped(account("a", "a@k.example"), client(Service.IMAP, tls, "PLAIN", 1, 0));

        assertThat(codes(result).contains(FindingCode.OLD_TLS)).isEqualTo(listed);
    }

    /** Mechanism; how the password is kept; whether it ends. */
    @ParameterizedTest
    @CsvSource({
        "CRAM-MD5, {SHA512-CRYPT}$6$abc$def, true",
        "cram-md5, {SHA512-CRYPT}$6$abc$def, true",
        "DIGEST-MD5, {SHA512-CRYPT}$6$abc$def, true",
        "NTLM, {SHA512-CRYPT}$6$abc$def, true",
        "APOP, {SHA512-CRYPT}$6$abc$def, true",
        "PLAIN, {SHA512-CRYPT}$6$abc$def, false",
        "LOGIN, {SHA512-CRYPT}$6$abc$def, false",
        "CRAM-MD5, {PLAIN}geheim, false",
        "CRAM-MD5, {CRAM-MD5}9186d855e11eba527a7a52ca82b313e180d62234f0acc9051b527243d41e2740, false",
        ", {SHA512-CRYPT}$6$abc$def, false"
    })
    void mechanisms_that_a_hash_cannot_serve_are_listed(@Nullable String mechanism, String password, boolean lost) {
        MappingResult result = mapped(
                account("a", "a@k.example").password(PasswordSchemes.recognise(password)),
                client(Service.IMAP, "TLSv1.2", mechanism, 1, 0));

        assertThat(codes(result).contains(FindingCode.MECHANISM_LOST)).isEqualTo(lost);
    }

    @Test
    void a_catch_all_that_a_server_fetches_is_a_collective_mailbox() {
        MappingResult result = mapped(
                account("a", "a@k.example").routing(CATCH_ALL), client(Service.POP3, "TLSv1.2", "PLAIN", 96, 15));

        assertThat(texts(result, FindingCode.COLLECTIVE_MAILBOX))
                .singleElement()
                .asString()
                .startsWith("a server at 192.0.2.9 fetches it over POP3 every 15 minutes (unknown addresses of"
                        + " k.example; 0 senders in the log)")
                .contains("exemption", "To:", "Bcc", "Cc", "fallback mailbox");
    }

    /** Whether it collects a domain; senders; service; how often; every so many minutes. */
    @ParameterizedTest
    @CsvSource({
        "true, 0, POP3, 20, 60, true",
        "true, 0, IMAP, 20, 60, true",
        "false, 5, POP3, 20, 60, true",
        "false, 4, POP3, 20, 60, false",
        "true, 0, POP3, 19, 60, false",
        "true, 0, POP3, 20, 61, false",
        "true, 0, SMTP, 20, 60, false"
    })
    void only_who_fetches_often_and_regularly_for_several_is_a_server(
            boolean catchAll, int senders, Service service, int count, int minutes, boolean collective) {
        SourceAccountBuilder account = account("a", "a@k.example").routing(catchAll ? CATCH_ALL : Routing.NONE);
        MappingResult result = SmallPanel.of(account.evidence(new Evidence(
                        IntStream.range(0, senders)
                                .mapToObj(i -> new SentAs("m" + i + "@k.example", 3, null))
                                .toList(),
                        List.of(client(service, "TLSv1.2", "PLAIN", count, minutes)))))
                .first();

        assertThat(codes(result).contains(FindingCode.COLLECTIVE_MAILBOX)).isEqualTo(collective);
    }

    @Test
    void the_null_sender_of_bounces_is_no_sender() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example")
                        .evidence(new Evidence(
                                IntStream.rangeClosed(0, 4)
                                        .mapToObj(i -> new SentAs(i == 0 ? "" : "m" + i + "@k.example", 3, null))
                                        .toList(),
                                List.of(client(Service.POP3, "TLSv1.2", "PLAIN", 96, 15)))))
                .first();

        assertThat(codes(result)).doesNotContain(FindingCode.COLLECTIVE_MAILBOX);
    }

    private static MappingResult mapped(SourceAccountBuilder account, SeenClient... clients) {
        return SmallPanel.of(account.evidence(new Evidence(List.of(), Arrays.asList(clients))))
                .first();
    }

    private static SeenClient client(
            Service service, @Nullable String tls, @Nullable String mechanism, long count, long minutes) {
        return new SeenClient(
                service, "192.0.2.9", tls, mechanism, count, FIRST, FIRST.plusMinutes(minutes * (count - 1)));
    }
}

package net.mailmigrator.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordAccountSourceTest {
    /** Nine levels of nine: what it means would not fit into any memory. */
    private static final String BOMB = """
            a: &a [x, x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
            accounts:
              - login: a
                aliases: *c
            """;

    @TempDir
    Path folder;

    @Test
    void a_list_of_accounts_is_read_by_the_names_of_fields() throws IOException {
        SourceReading json = json("""
                [ { "login": "domain.de3", "Address": "Info@Domain.DE", "password": "geheim", "quota": 1073741824,
                    "active": false, "aliases": ["a@domain.de", "b@domain.de"], "telefon": 355, "name": null },
                  { "login": "b", "quota": "unlimited" } ]
                """);

        SourceAccount account = json.accounts().get(0);
        assertThat(account.place()).isEqualTo("accounts.json:1");
        assertThat(account.addresses())
                .extracting(own -> own.address().toString())
                .containsExactly("info@domain.de", "a@domain.de", "b@domain.de");
        assertThat(account.sourceImap().password()).isEqualTo(Secret.of("geheim"));
        assertThat(account.quota()).isEqualTo(new QuotaLimit.Bytes(1L << 30));
        assertThat(account.active()).isFalse();
        assertThat(account.displayName()).isNull();
        assertThat(account.extra()).containsEntry("telefon", "355");
        assertThat(json.accounts().get(1).quota()).isInstanceOf(QuotaLimit.Unlimited.class);
        assertThat(json.notes()).contains("accounts.json: JSON, UTF-8").anyMatch(note -> note.contains("telefon (1)"));
    }

    @Test
    void an_account_holds_its_forwards_and_other_rows() throws IOException {
        SourceReading yaml = yaml("""
                - login: domain.de3
                  address: info@domain.de
                  forwards:
                    - { forwardTargets: [x@y.example, z@y.example], forwardKeepCopy: true }
                  autoresponders: { replyText: "a\\"; redirect \\"evil@boese.example", replyStart: 2026-07-01 }
                """);

        assertThat(yaml.badRows()).isEmpty();
        assertThat(yaml.accounts()).singleElement().satisfies(account -> {
            assertThat(account.forwards()).singleElement().satisfies(forward -> {
                assertThat(forward.targets()).containsExactly("x@y.example", "z@y.example");
                assertThat(forward.keepCopy()).isTrue();
            });
            assertThat(account.autoresponder())
                    .extracting(reply -> reply.text())
                    .isEqualTo("a\"; redirect \"evil@boese.example");
        });
    }

    @Test
    void lists_by_name_hold_domains_and_routes_wherever_they_stand() throws IOException {
        SourceReading yaml = yaml("""
                routes:
                  - { address: info@a.example, forwardTargets: anna@a.example }
                domains:
                  - domain: a.example
                accounts:
                  - { login: anna, address: anna@a.example }
                """);

        assertThat(yaml.domains()).hasSize(1);
        assertThat(yaml.accounts().get(0).addresses())
                .extracting(own -> own.address().toString())
                .containsExactly("anna@a.example", "info@a.example");
    }

    @Test
    void all_bad_entries_are_named_with_their_lines_and_the_others_go_on() throws IOException {
        SourceReading json = json("""
                [
                  { "login": "a", "quota": "viel" },
                  "kein Konto",
                  { "login": "b" },
                  { "login": "c", "Name": "x", "Name": "y" },
                  { "address": "d@x.example" }
                ]
                """);

        assertThat(json.accounts()).extracting(SourceAccount::login).containsExactly("b");
        assertThat(json.badRows())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "accounts.json:2: quota: \"viel\" is not a size",
                        "accounts.json:3: an entry of accounts must be a group of keys and values",
                        "accounts.json:5: these keys stand there twice: Name",
                        "accounts.json:6: login: it is empty");
    }

    @Test
    void a_bomb_of_aliases_is_refused_at_its_first_alias() {
        assertThatThrownBy(() -> yaml(BOMB))
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED))
                .hasMessageContaining("accounts.yaml:2: here stands an alias");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> json("[{\"login\":" + "[{\"a\":".repeat(5_000)))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("nested deeper than 20 levels");
        assertThatThrownBy(() -> yaml("- login: " + "{a: ".repeat(5_000)))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("nested deeper than 20 levels");
    }

    @Test
    void a_file_that_breaks_off_names_the_line_and_shows_no_value() {
        assertThatThrownBy(() -> json("[ {\"login\": \"a\", \"password\": \"geheim\"},\n {\"login\" \"geheim\"}"))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("accounts.json:2: this is no JSON")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> yaml("- login: a\n  password: \"geheim\n"))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("this is no YAML")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void an_empty_file_and_a_bare_value_are_refused() {
        assertThatThrownBy(() -> json("")).hasMessageContaining("must hold a list of accounts");
        assertThatThrownBy(() -> yaml("nichts")).hasMessageContaining("must hold a list of accounts");
    }

    @Test
    void an_export_of_several_megabytes_is_no_bomb() throws IOException {
        assertThat(yaml("# " + "x".repeat(4 << 20) + "\n- login: a\n").accounts())
                .hasSize(1);
    }

    @Test
    void latin1_and_byte_order_marks_are_recognised_as_in_tables() throws IOException {
        assertThat(read("accounts.yaml", "- {login: a, name: Grüße}\n".getBytes(StandardCharsets.ISO_8859_1))
                        .accounts()
                        .get(0)
                        .displayName())
                .isEqualTo("Grüße");
        assertThat(read("accounts.json", "\uFEFF[{\"login\":\"a\"}]".getBytes(StandardCharsets.UTF_8))
                        .notes())
                .contains("accounts.json: JSON, UTF-8 with BOM");
    }

    @Test
    void a_password_by_its_name_is_not_kept_beside_the_account() throws IOException {
        assertThat(json("[{\"login\":\"a\",\"Kennwort alt\":\"geheim-1\"}]")
                        .accounts()
                        .get(0)
                        .extra())
                .isEqualTo(Map.of("Kennwort alt", "[redacted]"));
    }

    private SourceReading json(String text) throws IOException {
        return read("accounts.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private SourceReading yaml(String text) throws IOException {
        return read("accounts.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private SourceReading read(String name, byte[] octets) throws IOException {
        Path file = Files.write(folder.resolve(name), octets);
        String template = name.endsWith(".json") ? "generic-json" : "generic-yaml";
        return FileAccountSources.open(Templates.source(template), file).read();
    }
}

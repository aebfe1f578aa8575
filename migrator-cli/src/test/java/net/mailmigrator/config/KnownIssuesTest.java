package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.mailmigrator.mapping.AccountMapper;
import net.mailmigrator.mapping.MappingRules;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.ScopeFilter;
import net.mailmigrator.mapping.issues.IssueField;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.Evidence;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.PasswordSchemes;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SeenClient;
import net.mailmigrator.model.Service;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R8: what earlier waves have taught, as data. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KnownIssuesTest {
    private static final String RULES = """
            kind: rules
            description: mine
            spam: { MOVE: { becomes: REJECT } }
            virus: REJECT
            quota: { step: 1 MiB, minimum: 1 MiB, headroomPercent: 50, fillPercent: 60, warnAbovePercent: 80 }
            knownIssues:
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Of an account that was moved to spam, holds 700 bytes, and was created in 2012. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ old.spam: MOVE } | true",
                "{ old.spam: move } | true",
                "{ new.spam: MOVE } | false",
                "{ old.spam: MOVE, new.spam: REJECT } | true",
                "{ old.spam: MOVE, new.spam: MARK } | false",
                "{ old.spam: [MARK, MOVE] } | true",
                "{ old.spam: { not: [MARK, OFF] } } | true",
                "{ old.spam: { not: MOVE } } | false",
                "{ old.usage: { above: 699 } } | true",
                "{ old.usage: { above: 700 } } | false",
                "{ old.usage: { below: 701, above: 1 } } | true",
                "{ old.quota: unset } | true",
                "{ old.recoveryAddress: { is: unset } } | true",
                "{ old.recoveryAddress: { is: set } } | false",
                "{ old.messages: { above: 0 } } | false",
                "{ extra.created: { contains: '2012' } } | true",
                "{ extra.missing: { is: set } } | false",
                "{ old.mechanism: CRAM-MD5 } | true",
                "{ old.tls: [TLSv1.0] } | true",
                "{ wave: 4 } | true",
                "{ wave: 3 } | false"
            })
    void a_condition_compares_fields(String when, boolean concerns) throws IOException {
        MappingRules rules = rules("  - { id: KI-9, severity: WARN, when: " + when + ", text: beware }\n");

        assertThat(texts(rules, account(), null).contains("known issue KI-9: beware"))
                .isEqualTo(concerns);
    }

    @ParameterizedTest
    @CsvSource({"2018-09-18, true", "2018-09-19, true", "2018-09-20, false"})
    void it_is_looked_for_up_to_its_last_day(LocalDate today, boolean concerns) throws IOException {
        MappingRules rules =
                rules("  - { id: KI-9, severity: INFO, when: { wave: 4 }, text: x, validUntil: 2018-09-19 }\n");

        assertThat(texts(rules, account(), today).contains("known issue KI-9: x"))
                .isEqualTo(concerns);
    }

    @Test
    void what_the_customer_is_to_be_told_stands_beside_it() throws IOException {
        MappingRules rules = rules(
                "  - { id: KI-9, severity: WARN, when: { wave: 4 }, text: beware, letter: Please set Outlook up anew. }\n");

        assertThat(texts(rules, account(), null))
                .contains("known issue KI-9: beware. Tell the customer: Please set Outlook up anew.");
    }

    @Test
    void a_field_that_there_is_not_and_a_comparison_that_there_is_not_are_refused_with_their_lines() {
        assertThatThrownBy(() -> rules("""
                          - { id: KI-1, severity: WARN, when: { old.color: red }, text: x }
                          - { id: KI-2, severity: WARN, when: { wave: { like: "4.*" } }, text: x }
                          - { id: KI-3, severity: HIGH, when: { wave: 4 }, text: x }
                          - { id: KI-4, severity: WARN, when: {}, text: x }
                        """.indent(2)))
                .hasMessageContaining("mine.yaml:7")
                .hasMessageContaining("mine.yaml:8")
                .hasMessageContaining("mine.yaml:9")
                .hasMessageContaining("mine.yaml:10");
    }

    @Test
    void the_schema_knows_the_fields_that_there_are() throws IOException {
        for (String field : IssueField.names()) {
            assertThat(rules("  - { id: KI-1, severity: WARN, when: { " + field + ": { is: set } }, text: x }\n")
                            .issues())
                    .hasSize(1);
            assertThat(Files.readString(Path.of(System.getProperty("migrator.home"), "mapping-templates/README.md")))
                    .contains("`" + field + "`");
        }
        assertThat(IssueField.of("old.hash")).isEmpty();
        assertThat(IssueField.of("extra.")).isEmpty();
    }

    @Test
    void those_of_the_seed_are_shipped() {
        assertThat(texts(Rulebook.standard(), account(), null))
                .anyMatch(text -> text.startsWith("known issue KI-002: its mail program logs in"));
        assertThat(texts(
                        Rulebook.standard(),
                        account().domainAdminOf(new java.util.TreeSet<>(List.of("a.example"))),
                        null))
                .anyMatch(text -> text.startsWith("known issue KI-003"));
        assertThat(Rulebook.standard().issues())
                .extracting(issue -> issue.id())
                .startsWith("KI-001", "KI-002", "KI-003");
    }

    private MappingRules rules(String issues) throws IOException {
        return RulesReader.read(Files.writeString(folder.resolve("mine.yaml"), RULES + issues));
    }

    private static SourceAccountBuilder account() {
        return SourceAccount.builder("row 1", "a.example1")
                .wave("4")
                .usageBytes(700L)
                .quota(new QuotaLimit.LegacyUnset())
                .password(PasswordSchemes.recognise("{SHA}3d1de0dNLHjru4M3icS/1yHt9L8="))
                .spam(new SpamSettings(SpamMode.MOVE, null, "Spam", null, List.of(), List.of()))
                .evidence(new Evidence(
                        List.of(),
                        List.of(new SeenClient(Service.IMAP, "192.0.2.1", "TLSv1.0", "CRAM-MD5", 3, null, null))))
                .extra(Map.of("created", "2012-03-01"));
    }

    private static List<String> texts(MappingRules rules, SourceAccountBuilder account, @Nullable LocalDate today) {
        return new AccountMapper(
                        new MappingSettings(new QuotaPolicy.Keep(), true),
                        rules,
                        new ScopeFilter(List.of(), List.of()),
                        Decisions.NONE,
                        today)
                .map(List.of(account.build())).results().get(0).findings().stream()
                        .map(Finding::text)
                        .toList();
    }
}

package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.wave.WaveList;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Severity;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Rulebook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The rules over the whole old panel, against the numbers that were counted while it was generated. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigServerMappingTest {
    static final ScopeFilter SCOPE = new ScopeFilter(
            List.of("my.config-server.de", "mail.psmanaged.com", "www.webmailer.co"),
            List.of("my.lausitz-hosting.de", "mail.lausitz-hosting.de", "webmail.lausitz-hosting.de"));
    private static final JsonNode EXPECTED = ConfigServerDatabase.expected();

    @TempDir
    static Path folder;

    static List<SourceAccount> accounts;
    static AccountMapper.Mapping kept;
    static List<MappingResult> inScope;

    @BeforeAll
    static void mapOnce() throws IOException, SQLException {
        accounts = ConfigServerDatabase.in(folder).read().accounts();
        kept = map(new QuotaPolicy.Keep(), Decisions.NONE);
        inScope = kept.results().stream()
                .filter(result -> SCOPE.judge(result.source()) == ScopeFilter.Scope.IN)
                .toList();
    }

    @Test
    void the_scope_divides_as_counted() {
        JsonNode scope = EXPECTED.path("mailboxes_scope");

        assertThat(inScope).hasSize(scope.path("IN").asInt());
        assertThat(kept.outOfScope()).hasSize(scope.path("OUT").asInt());
        assertThat(with(kept.results(), FindingCode.SCOPE_UNDECIDED))
                .hasSize(scope.path("UNDECIDED").asInt());
        assertThat(with(kept.results(), FindingCode.SOURCE_DEFECT))
                .hasSize(scope.path("ORPHAN").asInt());
        assertThat(kept.results().size() + kept.outOfScope().size()).isEqualTo(accounts.size());
    }

    @Test
    void an_operator_who_excludes_what_is_undecided_takes_it_out() {
        Decisions exclude = (code, account) -> code == FindingCode.SCOPE_UNDECIDED || code == FindingCode.SOURCE_DEFECT
                ? Optional.of("exclude")
                : Optional.empty();

        AccountMapper.Mapping mapping = map(new QuotaPolicy.Keep(), exclude);

        assertThat(mapping.results()).hasSize(394);
        assertThat(mapping.outOfScope()).hasSize(24);
    }

    @Test
    void an_operator_who_includes_what_is_undecided_finds_that_among_its_changes() {
        Decisions include =
                (code, account) -> code == FindingCode.SCOPE_UNDECIDED ? Optional.of("include") : Optional.empty();

        assertThat(map(new QuotaPolicy.Keep(), include).results())
                .filteredOn(result ->
                        result.account().changes().contains(new FieldChange("scope", "undecided", "in", "R1")))
                .hasSize(EXPECTED.path("mailboxes_scope").path("UNDECIDED").asInt());
    }

    @Test
    void spam_virus_and_mailguard_findings_are_as_many_as_counted() {
        JsonNode spam = EXPECTED.path("in_scope").path("spam_mode");

        assertThat(with(inScope, FindingCode.SPAM_MOVE_TO_REJECT))
                .hasSize(spam.path("verschieben").asInt());
        assertThat(with(inScope, FindingCode.SPAM_DELETE_TO_REJECT))
                .hasSize(spam.path("loeschen").asInt());
        assertThat(with(inScope, FindingCode.SPAM_QUARANTINE_TO_REJECT))
                .hasSize(spam.path("quarantaene").asInt());
        assertThat(with(inScope, FindingCode.SPAM_MODE_UNSET))
                .hasSize(spam.path("(leer)").asInt());
        assertThat(with(inScope, FindingCode.VIRUS_TO_REJECT))
                .hasSize(EXPECTED.path("in_scope").path("mailboxes").asInt());
        assertThat(with(inScope, FindingCode.VIRUS_EXEMPTION_ENDS))
                .hasSize(EXPECTED.path("in_scope").path("virus").path("aus").asInt());
        assertThat(with(inScope, FindingCode.MAILGUARD_DROPPED))
                .hasSize(EXPECTED.path("in_scope").path("mailguard").asInt());
    }

    @Test
    void sender_quota_and_state_findings_are_as_many_as_counted() {
        JsonNode expected = EXPECTED.path("in_scope");

        assertThat(with(inScope, FindingCode.SENDER_CHECK_ON))
                .hasSize(expected.path("sender_check_off").asInt());
        assertThat(with(inScope, FindingCode.QUOTA_KEPT_UNSET))
                .hasSize(expected.path("quota_null").asInt());
        assertThat(inScope)
                .filteredOn(result -> result.account().quota() instanceof QuotaLimit.Unlimited)
                .hasSize(expected.path("quota_zero_or_minus").asInt());
        assertThat(with(
                        map(Rulebook.standard().quota().usageHeadroom(), Decisions.NONE)
                                .results(),
                        FindingCode.QUOTA_USAGE_UNKNOWN))
                .hasSize(expected.path("usage_unknown").asInt());
    }

    @Test
    void inactive_accounts_are_those_that_were_counted_and_those_of_a_domain_that_is_off() {
        assertThat(inScope)
                .filteredOn(result -> has(result, FindingCode.INACTIVE) || has(result, FindingCode.DELETE_PENDING))
                .extracting(result -> result.account().login())
                .containsExactly(
                        "hash-co.example11", "stillgelegt.example1", "stillgelegt.example2", "stillgelegt.example3");
        assertThat(EXPECTED.path("in_scope").path("inactive_or_delete_pending").asInt())
                .as("stillgelegt.example3 is on by itself")
                .isEqualTo(3);
    }

    @Test
    void accounts_above_eighty_and_above_a_hundred_percent_are_those_that_were_counted() {
        List<String> over = texts(EXPECTED.path("in_scope").path("existing_quota_over_100"));
        List<String> above80 = texts(EXPECTED.path("in_scope").path("existing_quota_over_80"));

        assertThat(logins(with(inScope, FindingCode.OVERQUOTA))).isEqualTo(over);
        assertThat(logins(with(inScope, FindingCode.QUOTA_DAY1_80)))
                .isEqualTo(
                        above80.stream().filter(login -> !over.contains(login)).toList());
    }

    @Test
    void collisions_are_found() {
        assertThat(logins(with(inScope, FindingCode.LOGIN_IS_OTHERS_ADDRESS))).containsExactly("a@kollision.example");
        assertThat(logins(with(inScope, FindingCode.LOGIN_DIFFERS_BY_CASE)))
                .containsExactly("kollision.example1", "Kollision.example1");
        assertThat(logins(with(inScope, FindingCode.ADDRESS_TWICE)))
                .containsExactly("kollision.example1", "kollision.example2");
        assertThat(logins(with(inScope, FindingCode.NO_ADDRESS))).containsExactly("kollision.example5");
    }

    @Test
    void a_login_that_is_the_address_of_two_accounts_is_one_finding() {
        assertThat(inScope)
                .filteredOn(result -> result.account().login().equals("a@kollision.example"))
                .flatExtracting(MappingResult::findings)
                .filteredOn(finding -> finding.code() == FindingCode.LOGIN_IS_OTHERS_ADDRESS)
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("of kollision.example1 (postfach ")
                .contains(" and kollision.example2 (postfach ");
    }

    @Test
    void pop3_users_mojibake_and_unusable_passwords_are_listed() {
        assertThat(logins(with(inScope, FindingCode.POP3_REDOWNLOAD))).containsExactly("kanzlei-vogt.example1");
        assertThat(logins(with(inScope, FindingCode.TEXT_REPAIRED))).containsExactly("reise-sued.example8");
        assertThat(with(inScope, FindingCode.PASSWORD_UNUSABLE)).hasSize(2);
        assertThat(with(inScope, FindingCode.PASSWORD_LOCKED)).hasSize(2);
    }

    @Test
    void retention_forwards_and_absence_notes_are_carried_as_they_are() {
        assertThat(inScope.stream().map(MappingResult::account).map(MappedAccount::retention))
                .filteredOn(retention -> retention != null && retention.enabled())
                .hasSize(EXPECTED.path("in_scope").path("retention_on").asInt())
                .filteredOn(retention -> !Integer.valueOf(60)
                        .equals(Objects.requireNonNull(retention).days()))
                .hasSize(EXPECTED.path("in_scope").path("retention_days_not_60").asInt());
        assertThat(inScope)
                .filteredOn(result -> result.account().autoresponder() != null)
                .hasSize(EXPECTED.path("in_scope").path("autoresponders").asInt());
        assertThat(inScope)
                .allSatisfy(result -> assertThat(result.account().forwards())
                        .isEqualTo(result.source().forwards()));
    }

    @Test
    void the_known_issue_of_collected_domains_is_found_again() {
        assertThat(inScope)
                .filteredOn(result -> result.findings().stream()
                        .anyMatch(finding -> finding.text().startsWith("known issue KI-001:")))
                .extracting(result -> result.account().login())
                .containsExactly("kanzlei-vogt.example1");
    }

    @Test
    void contacts_in_the_old_webmail_are_counted() {
        assertThat(inScope.stream()
                        .flatMap(result -> result.findings().stream())
                        .filter(finding -> finding.code() == FindingCode.CONTACTS_LEFT)
                        .mapToInt(finding -> Integer.parseInt(finding.params().get("count")))
                        .sum())
                .isEqualTo(EXPECTED.path("tables").path("kontakt").asInt());
    }

    @Test
    void wishes_for_waves_are_kept_and_one_that_is_after_the_move_is_told() {
        MappingSettings settings = new MappingSettings(new QuotaPolicy.Keep(), true)
                .in(new WaveSettings(WaveList.NONE, null, null, false));

        List<MappingResult> results = new AccountMapper(
                        settings, Rulebook.standard(), SCOPE, Decisions.NONE, LocalDate.of(2018, 9, 18))
                .map(accounts)
                .results();

        assertThat(results)
                .filteredOn(result -> "1".equals(result.account().wave()))
                .hasSize(4)
                .allMatch(result -> result.account().domain().equals("pilot.example"));
        assertThat(results)
                .filteredOn(result -> "4".equals(result.account().wave()))
                .hasSize(20)
                .allMatch(result -> result.account().domain().equals("spaete-kunden.example"));
        assertThat(logins(with(results, FindingCode.WAVE_NOT_BEFORE)))
                .containsExactly("termin.example1", "termin.example2", "termin.example3");
        assertThat(results).allMatch(result -> result.account().wave() != null);
    }

    @Test
    void logins_hashes_and_usage_come_through_unchanged() {
        assertThat(inScope).allSatisfy(result -> {
            assertThat(result.account().login()).isEqualTo(result.source().login());
            assertThat(result.account().password()).isEqualTo(result.source().password());
        });
        assertThat(inScope.stream()
                        .map(result -> result.account().usageBytes())
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(EXPECTED.path("in_scope").path("used_kb_sum").asLong() * 1024);
    }

    @Test
    void every_sentence_is_complete_and_holds_no_secret() {
        assertThat(kept.results().stream()
                        .flatMap(result -> result.findings().stream())
                        .map(Finding::text))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("{", "}", "$6$", "geheim"));
        assertThat(kept.toString()).doesNotContain("$6$salt", "{SSHA}", "geheim-nicht-loggen");
    }

    @Test
    void every_question_has_answers() {
        assertThat(FindingCode.values())
                .filteredOn(code -> code.severity() == Severity.DECIDE)
                .allSatisfy(code -> assertThat(code.answers()).as(code.code()).isNotEmpty());
    }

    private static AccountMapper.Mapping map(QuotaPolicy quota, Decisions decisions) {
        return new AccountMapper(new MappingSettings(quota, true), Rulebook.standard(), SCOPE, decisions).map(accounts);
    }

    private static List<MappingResult> with(List<MappingResult> results, FindingCode code) {
        return results.stream().filter(result -> has(result, code)).toList();
    }

    private static boolean has(MappingResult result, FindingCode code) {
        return result.findings().stream().anyMatch(finding -> finding.code() == code);
    }

    private static List<String> logins(List<MappingResult> results) {
        return results.stream().map(result -> result.account().login()).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}

package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R16 and R17: deletion by age. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionRuleTest {
    private static final long GIB = 1L << 30;
    private static final QuotaLimit SET = new QuotaLimit.Bytes(GIB);
    private static final QuotaLimit UNSET = new QuotaLimit.LegacyUnset();

    @Test
    void what_was_on_goes_on_for_all_folders() {
        MappingResult result =
                map(new Retention(true, 60, List.of("INBOX", "INBOX.Trash"), null, null), UNSET, Map.of());

        assertThat(result.account().retention()).isEqualTo(new Retention(true, 60));
        assertThat(result.account().changes())
                .contains(new FieldChange("retention.folders", "INBOX, INBOX.Trash", "all folders", "R16"));
        assertThat(codes(result)).doesNotContain(FindingCode.RET_NEEDS_QUOTA, FindingCode.RETENTION_STAYS_OFF);
    }

    @Test
    void what_was_off_stays_off_and_without_a_quota_that_is_told() {
        MappingResult unset = map(new Retention(false, 60), UNSET, Map.of());
        MappingResult set = map(new Retention(false, null), SET, Map.of());

        assertThat(unset.account().retention()).isEqualTo(new Retention(false, null));
        assertThat(codes(unset)).contains(FindingCode.RETENTION_STAYS_OFF);
        assertThat(set.account().retention()).isEqualTo(new Retention(false, null));
        assertThat(codes(set)).doesNotContain(FindingCode.RETENTION_STAYS_OFF);
    }

    @Test
    void a_source_that_says_nothing_has_no_deletion_by_age_and_no_finding() {
        MappingResult result = map(null, UNSET, Map.of());

        assertThat(result.account().retention()).isNull();
        assertThat(codes(result)).noneMatch(code -> code.name().startsWith("RET"));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, true", "1, false", "3650, false", "3651, true", ", true"})
    void days_are_from_one_to_3650(@Nullable Integer days, boolean error) {
        MappingResult result = map(new Retention(true, days), SET, Map.of());

        assertThat(codes(result).contains(FindingCode.RETENTION_DAYS)).isEqualTo(error);
        assertThat(result.hasErrors()).isEqualTo(error);
    }

    @Test
    void days_do_not_matter_where_it_is_off() {
        assertThat(map(new Retention(false, 0), SET, Map.of()).hasErrors()).isFalse();
    }

    @Test
    void other_days_without_a_quota_are_a_question() {
        MappingResult result = map(new Retention(true, 90), UNSET, Map.of());

        assertThat(text(result, FindingCode.RET_NEEDS_QUOTA))
                .isEqualTo(
                        "deletion by age (after 90 days) can differ from 60 days only where a quota is set, and it gets"
                                + " none");
        assertThat(codes(map(new Retention(true, 90), new QuotaLimit.Unlimited(), Map.of())))
                .contains(FindingCode.RET_NEEDS_QUOTA);
        assertThat(codes(map(new Retention(true, 90), SET, Map.of()))).doesNotContain(FindingCode.RET_NEEDS_QUOTA);
    }

    @Test
    void the_answer_assign_quota_gives_one_and_keeps_the_days_and_the_question_stays_answered() {
        MappingResult result = map(new Retention(true, 90), UNSET, Map.of(FindingCode.RET_NEEDS_QUOTA, "assign-quota"));

        assertThat(result.account().quota()).isEqualTo(new QuotaLimit.Bytes(512L << 20));
        assertThat(Objects.requireNonNull(result.account().retention()).days()).isEqualTo(90);
        assertThat(codes(result)).contains(FindingCode.RET_NEEDS_QUOTA, FindingCode.QUOTA_ASSIGNED);
    }

    @Test
    void the_answer_reset_gives_the_usual_days_and_no_quota() {
        MappingResult result = map(new Retention(true, 90), UNSET, Map.of(FindingCode.RET_NEEDS_QUOTA, "reset"));

        assertThat(result.account().quota()).isEqualTo(UNSET);
        assertThat(result.account().retention()).isEqualTo(new Retention(true, 60));
        assertThat(result.account().changes())
                .contains(new FieldChange("retention", "after 90 days", "after 60 days", "R17"));
    }

    @Test
    void who_sees_the_preview_may_switch_it_off_where_a_quota_is_set() {
        MappingResult result = map(new Retention(true, 60), SET, Map.of(FindingCode.RETENTION_PREVIEW, "off"));

        assertThat(result.account().retention()).isEqualTo(new Retention(false, null));
        assertThat(result.account().changes()).contains(new FieldChange("retention", "after 60 days", "off", "R16"));
    }

    @Test
    void switching_it_off_without_a_quota_is_refused_with_a_question() {
        MappingResult result = map(new Retention(true, 60), UNSET, Map.of(FindingCode.RETENTION_PREVIEW, "off"));
        MappingResult reset = map(
                new Retention(true, 60),
                UNSET,
                Map.of(FindingCode.RETENTION_PREVIEW, "off", FindingCode.RET_NEEDS_QUOTA, "reset"));

        assertThat(text(result, FindingCode.RET_NEEDS_QUOTA)).contains("deletion by age (switched off)");
        assertThat(reset.account().retention()).isEqualTo(new Retention(true, 60));
    }

    @Test
    void nobody_is_asked_where_accounts_are_only_copied() {
        MappingResult result = new AccountMapper(
                        new MappingSettings(new QuotaPolicy.Keep(), false),
                        Rulebook.standard(),
                        new ScopeFilter(List.of(), List.of()),
                        Decisions.NONE)
                .map(List.of(account(new Retention(true, 90), UNSET)))
                .results()
                .get(0);

        assertThat(codes(result)).noneMatch(code -> code.name().startsWith("RET"));
    }

    private static MappingResult map(
            @Nullable Retention retention, QuotaLimit quota, Map<FindingCode, String> answers) {
        return new AccountMapper(
                        new MappingSettings(new QuotaPolicy.Keep(), true),
                        Rulebook.standard(),
                        new ScopeFilter(List.of(), List.of()),
                        (code, account) -> Optional.ofNullable(answers.get(code)))
                .map(List.of(account(retention, quota)))
                .results()
                .get(0);
    }

    private static SourceAccount account(@Nullable Retention retention, QuotaLimit quota) {
        return SourceAccount.builder("row 1", "a.example1")
                .retention(retention)
                .quota(quota)
                .usageBytes(0L)
                .build();
    }

    private static List<FindingCode> codes(MappingResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static String text(MappingResult result, FindingCode code) {
        return result.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::text)
                .findFirst()
                .orElse("");
    }
}

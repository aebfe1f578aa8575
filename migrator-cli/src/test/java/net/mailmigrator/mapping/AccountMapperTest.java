package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy.Fixed;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy.Keep;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy.UsageHeadroom;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.LastLogins;
import net.mailmigrator.model.Mailguard;
import net.mailmigrator.model.PasswordSchemes;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SenderCheck;
import net.mailmigrator.model.Severity;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountMapperTest {
    private static final long MIB = 1L << 20;
    private static final MappingRules RULES = Rulebook.standard();
    private static final UsageHeadroom HEADROOM = RULES.quota().usageHeadroom();

    @Test
    void login_and_address_stay_as_they_are() {
        MappingResult result = map(new Keep(), account("Domain.de3").address(address("info@domain.de")));

        assertThat(result.account().login()).isEqualTo("Domain.de3");
        assertThat(result.account().address()).hasToString("info@domain.de");
        assertThat(result.account().changes()).extracting(FieldChange::field).doesNotContain("login", "address");
    }

    /** Old mode and score; new mode and score; the finding's code and severity, or nothing. */
    @ParameterizedTest
    @CsvSource({
        "OFF, 5.0, OFF, 5.0, , ",
        "MARK, 5.0, MARK, 5.0, , ",
        "MOVE, 5.0, REJECT, 8.0, SPAM_MOVE_TO_REJECT, INFO",
        "MOVE, 12.5, REJECT, 12.5, SPAM_MOVE_TO_REJECT, INFO",
        "MOVE, , REJECT, 8.0, SPAM_MOVE_TO_REJECT, INFO",
        "DELETE, 5.0, REJECT, 5.0, SPAM_DELETE_TO_REJECT, INFO",
        "QUARANTINE, 5.0, REJECT, 8.0, SPAM_QUARANTINE_TO_REJECT, WARN",
        "REJECT, 5.0, REJECT, 5.0, , "
    })
    void spam_modes_are_mapped_by_the_table(
            SpamMode old,
            @Nullable BigDecimal score,
            SpamMode mode,
            BigDecimal threshold,
            @Nullable FindingCode code,
            @Nullable Severity severity) {
        MappingResult result = map(
                new Keep(), account("a").spam(new SpamSettings(old, score, "Spam", null, List.of("w"), List.of("b"))));

        SpamSettings spam = Objects.requireNonNull(result.account().spam());
        assertThat(spam.mode()).isEqualTo(mode);
        assertThat(spam.threshold()).isEqualByComparingTo(threshold);
        assertThat(spam.allowed()).containsExactly("w");
        assertThat(spam.blocked()).containsExactly("b");
        List<Finding> found = result.findings().stream()
                .filter(finding -> finding.code().name().startsWith("SPAM"))
                .toList();
        assertThat(found).extracting(Finding::code).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(found).extracting(Finding::severity).isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void a_changed_spam_filter_names_rule_and_both_values() {
        MappingResult result = map(
                new Keep(),
                account("a")
                        .spam(new SpamSettings(
                                SpamMode.MOVE, new BigDecimal("5.0"), "INBOX.Spam", null, List.of(), List.of())));

        assertThat(result.account().changes())
                .contains(
                        new FieldChange("spam.mode", "MOVE", "REJECT", "R21"),
                        new FieldChange("spam.threshold", "5.0", "8.0", "R21"));
        assertThat(text(result, FindingCode.SPAM_MOVE_TO_REJECT))
                .isEqualTo("spam was moved to the folder INBOX.Spam; the new system rejects it during delivery, from a"
                        + " score of 8.0");
    }

    @ParameterizedTest
    @EnumSource(VirusMode.class)
    void mail_with_a_virus_is_always_rejected(VirusMode old) {
        MappingResult result = map(new Keep(), account("a").virus(old));

        assertThat(result.account().virus()).isEqualTo(VirusMode.REJECT);
        assertThat(codes(result).contains(FindingCode.VIRUS_TO_REJECT)).isEqualTo(old != VirusMode.REJECT);
        assertThat(codes(result).contains(FindingCode.VIRUS_EXEMPTION_ENDS)).isEqualTo(old == VirusMode.OFF);
    }

    @Test
    void an_active_mailguard_is_dropped_and_its_recipients_are_listed() {
        MappingResult result = map(
                new Keep(), account("a").mailguard(new Mailguard(true, List.of("chef@a.example", "x@gmx.example"))));

        assertThat(text(result, FindingCode.MAILGUARD_DROPPED)).contains("chef@a.example, x@gmx.example");
        assertThat(codes(map(new Keep(), account("a").mailguard(new Mailguard(false, List.of())))))
                .doesNotContain(FindingCode.MAILGUARD_DROPPED);
    }

    @Test
    void an_account_sends_as_its_own_active_addresses_that_are_not_withheld() {
        MappingResult result = map(
                new Keep(),
                account("a")
                        .senderCheck(SenderCheck.OFF)
                        .addresses(List.of(
                                own("chef@a.example", true, null, true),
                                own("verkauf@a.example", false, true, true),
                                own("nur-empfang@a.example", false, false, true),
                                own("alt@a.example", false, true, false))));

        assertThat(result.account().senders())
                .extracting(EmailAddress::toString)
                .containsExactly("chef@a.example", "verkauf@a.example");
        assertThat(text(result, FindingCode.SENDER_CHECK_ON)).endsWith("(chef@a.example, verkauf@a.example)");
        assertThat(result.account().changes()).contains(new FieldChange("senderCheck", "OFF", "ON", "R18"));
    }

    @ParameterizedTest
    @EnumSource(
            value = SenderCheck.class,
            names = {"ON", "UNKNOWN"})
    void where_senders_were_checked_nothing_changes(SenderCheck old) {
        assertThat(codes(map(new Keep(), account("a").senderCheck(old)))).doesNotContain(FindingCode.SENDER_CHECK_ON);
    }

    @Test
    void policy_keep_leaves_every_kind_of_quota_as_it_is() {
        for (QuotaLimit quota : List.of(bytes(5120), new QuotaLimit.Unlimited(), new QuotaLimit.LegacyUnset())) {
            MappingResult result = map(new Keep(), account("a").quota(quota).usageBytes(MIB));

            assertThat(result.account().quota()).isEqualTo(quota);
            assertThat(result.account().changes()).isEmpty();
            assertThat(codes(result).contains(FindingCode.QUOTA_KEPT_UNSET))
                    .isEqualTo(quota instanceof QuotaLimit.LegacyUnset);
        }
    }

    @Test
    void policy_fixed_gives_everybody_the_same() {
        MappingResult result = map(new Fixed(1024 * MIB), account("a").usageBytes(10 * MIB));

        assertThat(result.account().quota()).isEqualTo(bytes(1024));
        assertThat(text(result, FindingCode.QUOTA_ASSIGNED)).isEqualTo("it gets a quota of 1 GiB; before: not set");
        assertThat(result.account().changes()).contains(new FieldChange("quota", "not set", "1 GiB", "R12"));
    }

    @Test
    void policy_usage_headroom_gives_room_to_grow() {
        MappingResult result = map(HEADROOM, account("a").quota(bytes(512)).usageBytes(819 * MIB));

        assertThat(result.account().quota()).isEqualTo(bytes(1536));
        assertThat(text(result, FindingCode.QUOTA_ASSIGNED)).isEqualTo("it gets a quota of 1536 MiB; before: 512 MiB");
    }

    @Test
    void where_usage_is_unknown_the_policy_asks_and_follows_the_answer() {
        SourceAccountBuilder unknown = account("a").quota(bytes(2048));

        assertThat(map(HEADROOM, unknown)).satisfies(result -> {
            assertThat(result.account().quota()).isEqualTo(bytes(2048));
            assertThat(codes(result)).contains(FindingCode.QUOTA_USAGE_UNKNOWN);
        });
        assertThat(map(HEADROOM, answer(FindingCode.QUOTA_USAGE_UNKNOWN, "minimum"), unknown)
                        .account()
                        .quota())
                .isEqualTo(bytes(512));
        assertThat(map(HEADROOM, answer(FindingCode.QUOTA_USAGE_UNKNOWN, "keep"), unknown)
                        .account()
                        .quota())
                .isEqualTo(bytes(2048));
    }

    /** Exactly 80 % is not warned; 80.0025 % is; exactly full is not over. */
    @ParameterizedTest
    @CsvSource({
        "4096, 5120, ",
        "6349, 7936, QUOTA_DAY1_80",
        "1024, 1024, QUOTA_DAY1_80",
        "5320, 5120, OVERQUOTA",
        "0, 512, "
    })
    void accounts_that_start_too_full_are_listed(long usedMib, long quotaMib, @Nullable FindingCode code) {
        MappingResult result =
                map(new Keep(), account("a").quota(bytes(quotaMib)).usageBytes(usedMib * MIB));

        assertThat(codes(result).stream()
                        .filter(found -> found == FindingCode.QUOTA_DAY1_80 || found == FindingCode.OVERQUOTA))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void an_account_over_quota_gets_more_when_the_operator_says_so() {
        SourceAccountBuilder over = account("a").quota(bytes(5120)).usageBytes(5320 * MIB);

        assertThat(map(new Keep(), answer(FindingCode.OVERQUOTA, "raise"), over)
                        .account()
                        .quota())
                .isEqualTo(bytes(8960));
        assertThat(map(new Keep(), answer(FindingCode.OVERQUOTA, "accept"), over)
                        .account()
                        .quota())
                .isEqualTo(bytes(5120));
    }

    @ParameterizedTest
    @CsvSource({
        "'', PASSWORD_LOCKED",
        "???, PASSWORD_UNUSABLE",
        "2c9341ca4cf3d87b9e4eb905d6a3ec45, PASSWORD_WEAK",
        "{SSHA512}m4qSnHboZQp32vOJES4xzrls06PbVCa20VW85uDZsWAbZHKsghx5wVw=, "
    })
    void passwords_are_carried_with_their_scheme_and_bad_ones_are_listed(String raw, @Nullable FindingCode code) {
        MappingResult result = map(new Keep(), account("a").password(PasswordSchemes.recognise(raw)));

        assertThat(result.account().password()).isEqualTo(PasswordSchemes.recognise(raw));
        assertThat(codes(result).stream().filter(found -> found.name().startsWith("PASSWORD")))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void an_unusable_password_is_left_out_when_the_operator_says_so() {
        SourceAccountBuilder account = account("a").password(PasswordSchemes.recognise("???"));

        assertThat(map(new Keep(), answer(FindingCode.PASSWORD_UNUSABLE, "reset"), account)
                        .account()
                        .password())
                .isNull();
    }

    @Test
    void a_login_that_is_the_address_of_another_account_is_an_error() {
        List<MappingResult> results = mapAll(
                new MappingSettings(new Keep(), true),
                account("k1")
                        .addresses(List.of(own("a@k.example", true, null, true)))
                        .build(),
                account("A@k.example").build());

        assertThat(results.get(0).hasErrors()).isFalse();
        assertThat(results.get(1).hasErrors()).isTrue();
        assertThat(text(results.get(1), FindingCode.LOGIN_IS_OTHERS_ADDRESS))
                .startsWith("its login is the address a@k.example of k1 (row k1)");
    }

    @Test
    void a_login_that_is_the_accounts_own_address_is_none() {
        MappingResult result =
                map(new Keep(), account("a@k.example").addresses(List.of(own("a@k.example", true, null, true))));

        assertThat(result.hasErrors()).isFalse();
    }

    @Test
    void logins_that_differ_in_case_only_are_warned_on_both() {
        List<MappingResult> results = mapAll(
                new MappingSettings(new Keep(), false),
                account("k1").build(),
                account("K1").build(),
                account("k2").build());

        assertThat(results)
                .extracting(result -> codes(result).contains(FindingCode.LOGIN_DIFFERS_BY_CASE))
                .containsExactly(true, true, false);
    }

    @Test
    void addresses_that_two_accounts_claim_are_listed_on_both() {
        List<MappingResult> results = mapAll(
                new MappingSettings(new Keep(), true),
                account("a")
                        .addresses(List.of(own("x@k.example", false, null, true)))
                        .build(),
                account("b")
                        .addresses(List.of(own("x@k.example", false, null, true)))
                        .build());

        assertThat(results)
                .extracting(result -> text(result, FindingCode.ADDRESS_TWICE))
                .containsExactly(
                        "the address x@k.example belongs to b (row b) too; mail can go to one of them only: this account keeps it",
                        "the address x@k.example belongs to a (row a) too; mail can go to one of them only: a keeps it");
    }

    @Test
    void pop3_users_are_told_that_everything_is_fetched_again() {
        MappingResult result = map(
                new Keep(),
                account("a").lastLogins(new LastLogins(null, at("2018-09-17T23:55+02:00"), null, null, null)));

        assertThat(text(result, FindingCode.POP3_REDOWNLOAD)).contains("over POP3 on 2018-09-17");
    }

    @Test
    void accounts_that_are_off_or_to_be_deleted_are_listed_and_carried() {
        MappingResult result = map(new Keep(), account("a").active(false).deletePending(true));

        assertThat(codes(result)).contains(FindingCode.INACTIVE, FindingCode.DELETE_PENDING);
        assertThat(result.account().active()).isFalse();
    }

    @Test
    void without_provisioning_only_what_concerns_copying_is_found_and_nothing_is_changed() {
        SourceAccount account = account("a ")
                .active(false)
                .senderCheck(SenderCheck.OFF)
                .virus(VirusMode.OFF)
                .password(PasswordSchemes.recognise("???"))
                .quota(bytes(1))
                .usageBytes(2 * MIB)
                .lastLogins(new LastLogins(null, at("2018-09-01T00:00+02:00"), null, null, null))
                .build();

        MappingResult result =
                mapAll(new MappingSettings(HEADROOM, false), account).get(0);

        assertThat(codes(result))
                .containsExactly(FindingCode.INACTIVE, FindingCode.LOGIN_BLANKS, FindingCode.POP3_REDOWNLOAD);
        assertThat(result.account().quota()).isEqualTo(bytes(1));
        assertThat(result.account().changes()).isEmpty();
    }

    @Test
    void mapping_twice_gives_the_same() {
        SourceAccount account =
                account("a").usageBytes(7 * MIB).virus(VirusMode.MARK).build();

        assertThat(mapAll(new MappingSettings(HEADROOM, true), account))
                .isEqualTo(mapAll(new MappingSettings(HEADROOM, true), account));
    }

    private static MappingResult map(QuotaPolicy quota, SourceAccountBuilder account) {
        return map(quota, Decisions.NONE, account);
    }

    private static MappingResult map(QuotaPolicy quota, Decisions decisions, SourceAccountBuilder account) {
        return new AccountMapper(new MappingSettings(quota, true), RULES, ScopeFilter.EVERYTHING, decisions)
                .map(List.of(account.build()))
                .results()
                .get(0);
    }

    private static List<MappingResult> mapAll(MappingSettings settings, SourceAccount... accounts) {
        return new AccountMapper(settings, RULES, ScopeFilter.EVERYTHING, Decisions.NONE)
                .map(Arrays.asList(accounts))
                .results();
    }

    private static Decisions answer(FindingCode asked, String answer) {
        Map<FindingCode, String> answers = Map.of(asked, answer);
        return (code, account) -> Optional.ofNullable(answers.get(code));
    }

    private static SourceAccountBuilder account(String login) {
        return SourceAccount.builder("row " + login, login);
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static OffsetDateTime at(String text) {
        return OffsetDateTime.parse(text);
    }

    private static AccountAddress own(String text, boolean primary, @Nullable Boolean senderAllowed, boolean active) {
        return new AccountAddress(address(text), primary, senderAllowed, active);
    }

    private static QuotaLimit bytes(long mib) {
        return new QuotaLimit.Bytes(mib * MIB);
    }

    private static List<FindingCode> codes(MappingResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static String text(MappingResult result, FindingCode code) {
        return result.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::text)
                .findFirst()
                .orElseThrow();
    }
}

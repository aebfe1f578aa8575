package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.quota.Division;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The blocks E1 to E4 of the old panel (testdata.md): contingents, quotas and deletion by age, account by account. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigServerQuotasTest {
    private static final long MIB = 1L << 20;

    @TempDir
    static Path folder;

    private static AccountMapper.Mapping kept;
    private static AccountMapper.Mapping filled;

    @BeforeAll
    static void map_once() throws IOException, SQLException {
        var panel = ConfigServerDatabase.in(folder).read().panel();
        kept = mapper(new QuotaPolicy.Keep()).map(panel);
        filled = mapper(new QuotaPolicy.Divided(Division.WATER_FILL, 256 * MIB, 512 * MIB, null))
                .map(panel);
    }

    /** E1: the six boxes of quota.md C.3 with 20480 MB; MiB and whether it starts above 80 %. */
    @ParameterizedTest
    @CsvSource({
        "musterbau.example1, 5120, false",
        "musterbau.example2, 1024, false",
        "musterbau.example3, 1792, false",
        "musterbau.example4, 7424, true",
        "musterbau.example5, 4096, false",
        "musterbau.example6, 1024, false"
    })
    void e1_the_boxes_of_the_worked_example_get_their_quotas_and_reject_spam_from_now_on(
            String login, long mib, boolean above80) {
        MappingResult result = result(filled, login);

        assertThat(result.account().quota()).isEqualTo(new QuotaLimit.Bytes(mib * MIB));
        assertThat(codes(result).contains(FindingCode.QUOTA_DAY1_80)).isEqualTo(above80);
        assertThat(codes(result)).contains(FindingCode.SPAM_MOVE_TO_REJECT, FindingCode.MAILGUARD_DROPPED);
        assertThat(Objects.requireNonNull(result.account().spam()).mode()).isEqualTo(SpamMode.REJECT);
    }

    @Test
    void e1_its_alias_domain_has_no_contingent_and_every_box_may_send_under_it() {
        assertThat(result(filled, "musterbau.example4").account().senders())
                .extracting(Object::toString)
                .containsExactly("chef@musterbau-gmbh.example", "chef@musterbau.example");
        assertThat(texts(result(filled, "musterbau.example1"), FindingCode.CONTINGENT_DIVIDED))
                .singleElement()
                .asString()
                .contains("20 GiB of it are given to 6 accounts");
    }

    /** E2: the same usage with other contingents. */
    @ParameterizedTest
    @CsvSource({
        "kontingent-2.example1, CONTINGENT_SHORT, '14 GiB, is 1280 MiB short'",
        "kontingent-3.example1, CONTINGENT_DIVIDED, 0 bytes are left",
        "kontingent-4.example1, CONTINGENT_SHORT, '15 GiB, is 256 MiB short'",
        "kontingent-5.example1, CONTINGENT_MISSING, has no contingent that the policy water-fill could divide"
    })
    void e2_a_contingent_suffices_exactly_is_short_by_so_much_or_missing(String login, FindingCode code, String words) {
        assertThat(texts(result(filled, login), code))
                .singleElement()
                .asString()
                .contains(words);
    }

    /** E3: the old quota; its finding where quotas stay, or none. */
    @ParameterizedTest
    @CsvSource({
        "quota-ag.example1, not set, QUOTA_KEPT_UNSET",
        "quota-ag.example2, without limit, ",
        "quota-ag.example3, without limit, ",
        "quota-ag.example4, 5 GiB, ",
        "quota-ag.example5, 7936 MiB, QUOTA_DAY1_80",
        "quota-ag.example6, 1 GiB, QUOTA_DAY1_80",
        "quota-ag.example7, 5 GiB, OVERQUOTA",
        "quota-ag.example8, 2 GiB, ",
        "quota-ag.example9, not set, QUOTA_KEPT_UNSET",
        "quota-ag.example10, 512 MiB, ",
        "quota-ag.example11, without limit, "
    })
    void e3_unset_unlimited_exactly_eighty_a_hair_above_full_and_over(
            String login, String quota, @Nullable FindingCode code) {
        MappingResult result = result(kept, login);

        assertThat(SizeText.of(result.account().quota())).isEqualTo(quota);
        assertThat(codes(result).stream().filter(found -> found.name().matches("(OVER)?QUOTA.*")))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    /** E3: usage unknown, 180 GiB with 2.1 million messages, empty, and 3 MiB and 1 KiB, by what they hold. */
    @ParameterizedTest
    @CsvSource({
        "quota-ag.example9, 307200 MiB, 2100000",
        "quota-ag.example10, 512 MiB, 0",
        "quota-ag.example11, 512 MiB, "
    })
    void e3_a_quota_by_usage_is_large_enough_for_a_giant_and_not_below_the_minimum_for_nothing(
            String login, String quota, @Nullable Long messages) {
        MappingResult result = result(byUsage(), login);

        assertThat(result.account().quota()).isInstanceOf(QuotaLimit.Bytes.class);
        assertThat(((QuotaLimit.Bytes) result.account().quota()).bytes() / MIB + " MiB")
                .isEqualTo(quota);
        if (messages != null) {
            assertThat(result.source().messageCount()).isEqualTo(messages);
        }
    }

    @Test
    void e3_usage_that_is_not_known_is_asked_about() {
        assertThat(codes(result(byUsage(), "quota-ag.example8"))).contains(FindingCode.QUOTA_USAGE_UNKNOWN);
    }

    /** E4: days afterwards where it deletes by age, and its finding where quotas stay, or none. */
    @ParameterizedTest
    @CsvSource({
        "ablage.example1, 60, ",
        "ablage.example2, 60, ",
        "ablage.example3, 90, ",
        "ablage.example4, 90, RET_NEEDS_QUOTA",
        "ablage.example5, , ",
        "ablage.example6, 60, ",
        "ablage.example7, 0, RETENTION_DAYS"
    })
    void e4_days_other_than_sixty_need_a_quota_what_is_off_stays_off_and_none_at_all_is_an_error(
            String login, @Nullable Integer days, @Nullable FindingCode code) {
        MappingResult result = result(kept, login);
        @Nullable Retention retention = result.account().retention();

        assertThat(retention == null || !retention.enabled() ? null : retention.days())
                .isEqualTo(days);
        assertThat(codes(result).stream().filter(found -> found.name().startsWith("RET")))
                .isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(result.hasErrors()).isEqualTo(code == FindingCode.RETENTION_DAYS);
    }

    private static AccountMapper.Mapping byUsage() {
        return mapper(Rulebook.standard().quota().usageHeadroom())
                .map(kept.results().stream().map(MappingResult::source).toList());
    }

    private static AccountMapper mapper(QuotaPolicy policy) {
        return new AccountMapper(
                new MappingSettings(policy, true), Rulebook.standard(), ConfigServerMappingTest.SCOPE, Decisions.NONE);
    }

    private static MappingResult result(AccountMapper.Mapping mapping, String login) {
        return mapping.results().stream()
                .filter(result -> result.account().login().equals(login))
                .findFirst()
                .orElseThrow();
    }
}

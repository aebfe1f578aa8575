package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.quota.Division;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Rulebook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotas over the old panel, against the table of its blocks E1 to E3. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaPoliciesTest {
    private static final long MIB = 1L << 20;
    private static final QuotaPolicy WATER_FILL = divided(Division.WATER_FILL);

    @TempDir
    static Path folder;

    static List<SourceAccount> accounts;

    @BeforeAll
    static void read() throws IOException, SQLException {
        accounts = ConfigServerDatabase.in(folder).read().accounts();
    }

    @Test
    void the_contingent_of_the_worked_example_is_filled_like_water() {
        List<MappingResult> musterbau = of(map(WATER_FILL, Decisions.NONE), "musterbau.example");

        assertThat(quotas(musterbau)).containsExactly(5120L, 1024L, 1792L, 7424L, 4096L, 1024L);
        assertThat(with(musterbau, FindingCode.QUOTA_DAY1_80)).containsExactly("musterbau.example4");
        assertThat(text(musterbau.get(0), FindingCode.CONTINGENT_DIVIDED))
                .isEqualTo(
                        "its customer K1001 has a contingent of 20 GiB: 20 GiB of it are given to 6 accounts, which hold"
                                + " 14285 MiB; 0 bytes are left");
    }

    /** Contingents 14336, 15616, 15360 and none, with the same usage. */
    @ParameterizedTest
    @CsvSource({
        "kontingent-2.example, CONTINGENT_SHORT, 1280 MiB short",
        "kontingent-3.example, CONTINGENT_DIVIDED, 0 bytes are left",
        "kontingent-4.example, CONTINGENT_SHORT, 256 MiB short",
        "kontingent-5.example, CONTINGENT_MISSING, has no contingent"
    })
    void a_contingent_that_is_too_small_or_missing_is_a_question(String domain, FindingCode code, String words) {
        List<MappingResult> group = of(map(WATER_FILL, Decisions.NONE), domain);

        assertThat(group)
                .hasSize(6)
                .allSatisfy(result -> assertThat(text(result, code)).contains(words));
    }

    @Test
    void a_contingent_that_just_suffices_gives_what_is_needed() {
        assertThat(quotas(of(map(WATER_FILL, Decisions.NONE), "kontingent-3.example")))
                .containsExactly(4096L, 512L, 1024L, 6400L, 3072L, 512L);
    }

    @Test
    void an_operator_may_give_out_quotas_by_usage_where_the_contingent_is_too_small() {
        Decisions byUsage = (code, account) ->
                code == FindingCode.CONTINGENT_SHORT ? Optional.of("usage-headroom") : Optional.empty();

        List<MappingResult> group = of(map(WATER_FILL, byUsage), "kontingent-2.example");

        assertThat(quotas(group)).containsExactly(6912L, 512L, 1536L, 10752L, 5120L, 512L);
        assertThat(text(group.get(0), FindingCode.CONTINGENT_EXCEEDED))
                .isEqualTo("the accounts of its customer K1002 would get 25344 MiB, 11008 MiB more than its contingent"
                        + " allows (14 GiB)");
    }

    @Test
    void usage_that_is_not_known_is_asked_about_and_a_kept_quota_is_not_there_for_the_others() {
        Decisions keep =
                (code, account) -> code == FindingCode.QUOTA_USAGE_UNKNOWN ? Optional.of("keep") : Optional.empty();

        List<MappingResult> open = of(map(WATER_FILL, Decisions.NONE), "quota-ag.example");
        List<MappingResult> kept = of(map(WATER_FILL, keep), "quota-ag.example");

        assertThat(with(open, FindingCode.QUOTA_USAGE_UNKNOWN)).containsExactly("quota-ag.example8");
        assertThat(kept.get(7).account().quota()).isEqualTo(new QuotaLimit.Bytes(2048 * MIB));
    }

    @Test
    void old_quotas_above_the_contingent_are_asked_about() {
        QuotaPolicy keepOld =
                new QuotaPolicy.KeepOld(Rulebook.standard().quota().usageHeadroom());

        List<MappingResult> firma = of(map(keepOld, Decisions.NONE), "firma03.example");

        assertThat(firma)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(text(result, FindingCode.CONTINGENT_EXCEEDED))
                        .contains("K2003"));
    }

    @Test
    void quotas_that_are_kept_and_exceed_the_contingent_are_told_once_of_the_customer() {
        AccountMapper.Mapping mapping = map(new QuotaPolicy.Keep(), Decisions.NONE);

        assertThat(mapping.others())
                .filteredOn(other -> other.name().equals("K2003"))
                .singleElement()
                .satisfies(other -> assertThat(other.findings())
                        .extracting(Finding::code)
                        .containsExactly(FindingCode.CONTINGENT_OVERBOOKED));
    }

    @Test
    void keep_old_leaves_what_is_set_and_gives_the_others_a_quota_by_usage() {
        QuotaPolicy keepOld =
                new QuotaPolicy.KeepOld(Rulebook.standard().quota().usageHeadroom());

        assertThat(quotas(of(map(keepOld, Decisions.NONE), "quota-ag.example")))
                .startsWith(512L, 512L, 512L, 5120L, 7936L, 1024L, 5120L, 2048L)
                .endsWith(512L, 512L);
    }

    @Test
    void tiers_give_the_smallest_size_that_is_not_too_full_and_ask_where_none_is_large_enough() {
        QuotaPolicy tiers = new QuotaPolicy.Tiers(Rulebook.standard().quota().tiers(), 60);

        assertThat(quotas(of(map(tiers, Decisions.NONE), "musterbau.example")))
                .containsExactly(10240L, 1024L, 2048L, 20480L, 5120L, 1024L);
        assertThat(with(of(map(tiers, Decisions.NONE), "quota-ag.example"), FindingCode.QUOTA_NO_TIER))
                .containsExactly("quota-ag.example9");
    }

    @Test
    void a_list_gives_what_it_says_asks_about_the_others_and_names_strangers() {
        QuotaPolicy list = new QuotaPolicy.Manual(Map.of("musterbau.example1", 9000 * MIB, "nobody", MIB));

        AccountMapper.Mapping mapping = map(list, Decisions.NONE);

        assertThat(of(mapping, "musterbau.example").get(0).account().quota())
                .isEqualTo(new QuotaLimit.Bytes(9000 * MIB));
        assertThat(with(of(mapping, "musterbau.example"), FindingCode.QUOTA_NOT_LISTED))
                .hasSize(5);
        assertThat(mapping.notes())
                .containsExactly("the list of quotas names logins that the source does not have: nobody");
    }

    private static QuotaPolicy divided(Division division) {
        return new QuotaPolicy.Divided(division, 256 * MIB, 512 * MIB, null);
    }

    private static AccountMapper.Mapping map(QuotaPolicy policy, Decisions decisions) {
        return new AccountMapper(
                        new MappingSettings(policy, true), Rulebook.standard(), ScopeFilter.EVERYTHING, decisions)
                .map(accounts);
    }

    /** In the order in which the panel made them. */
    private static List<MappingResult> of(AccountMapper.Mapping mapping, String domain) {
        return mapping.results().stream()
                .filter(result -> result.source().login().startsWith(domain))
                .toList();
    }

    private static List<Long> quotas(List<MappingResult> results) {
        return results.stream()
                .map(result -> ((QuotaLimit.Bytes) result.account().quota()).bytes() / MIB)
                .toList();
    }

    private static List<String> with(List<MappingResult> results, FindingCode code) {
        return results.stream()
                .filter(result -> findings(result, code).findAny().isPresent())
                .map(result -> result.account().login())
                .toList();
    }

    private static String text(MappingResult result, FindingCode code) {
        return findings(result, code).findFirst().map(Finding::text).orElse("");
    }

    private static Stream<Finding> findings(MappingResult result, FindingCode code) {
        return result.findings().stream().filter(finding -> finding.code() == code);
    }
}

package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.others;
import static net.mailmigrator.mapping.OldWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.testing.Rulebook;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R11: what the accounts of a customer get together; sizes in MiB. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContingentCheckTest {
    private static final long MIB = 1L << 20;
    private static final QuotaPolicy FIXED = new QuotaPolicy.Fixed(1024 * MIB);
    private static final QuotaPolicy KEEP = new QuotaPolicy.Keep();

    /** Two accounts get 1024 MiB each. */
    @ParameterizedTest
    @CsvSource({"2048, 100, false", "2047, 100, true", "1024, 200, false", "1023, 200, true", "1639, 125, false"})
    void exactly_the_contingent_is_allowed_and_as_much_more_as_the_settings_say(
            long contingent, int overcommit, boolean exceeded) {
        AccountMapper.Mapping mapping =
                map(FIXED, overcommit, Decisions.NONE, accounts(new QuotaLimit.Bytes(contingent * MIB), 1, 1));

        for (String login : List.of("a1", "a2")) {
            assertThat(texts(mapping, login, FindingCode.CONTINGENT_EXCEEDED)).hasSize(exceeded ? 1 : 0);
        }
    }

    @Test
    void what_is_missing_is_said_in_numbers() {
        AccountMapper.Mapping mapping =
                map(FIXED, 100, Decisions.NONE, accounts(new QuotaLimit.Bytes(1792 * MIB), 1, 1));

        assertThat(texts(mapping, "a1", FindingCode.CONTINGENT_EXCEEDED))
                .singleElement()
                .asString()
                .contains("K1", "2 GiB", "1792 MiB", "256 MiB");
    }

    @Test
    void a_contingent_that_was_never_agreed_is_never_exceeded() {
        assertThat(texts(
                        map(FIXED, 100, Decisions.NONE, accounts(new QuotaLimit.LegacyUnset(), 1, 1)),
                        "a1",
                        FindingCode.CONTINGENT_EXCEEDED))
                .isEmpty();
    }

    /** Two quotas that are kept. */
    @ParameterizedTest
    @CsvSource({"1024, 1024, false", "1024, 1025, true"})
    void quotas_that_are_kept_and_above_the_contingent_are_told_of_the_customer_and_ask_nobody(
            long first, long second, boolean told) {
        AccountMapper.Mapping mapping =
                map(KEEP, 100, Decisions.NONE, accounts(new QuotaLimit.Bytes(2048 * MIB), first, second));

        assertThat(others(mapping, "K1", FindingCode.CONTINGENT_OVERBOOKED)).hasSize(told ? 1 : 0);
        assertThat(texts(mapping, "a1", FindingCode.CONTINGENT_EXCEEDED)).isEmpty();
    }

    @Test
    void a_kept_quota_that_an_operator_raises_beyond_the_contingent_is_asked_about() {
        List<SourceAccount> accounts = accounts(new QuotaLimit.Bytes(2048 * MIB), 1024, 1024);
        SourceAccount full = SourceAccount.builder("row a1", "a1")
                .customer(accounts.get(0).customer())
                .quota(new QuotaLimit.Bytes(1024 * MIB))
                .usageBytes(1100 * MIB)
                .build();
        Decisions raise = (code, account) -> code == FindingCode.OVERQUOTA ? Optional.of("raise") : Optional.empty();

        AccountMapper.Mapping mapping = map(KEEP, 100, raise, List.of(full, accounts.get(1)));

        assertThat(texts(mapping, "a1", FindingCode.CONTINGENT_EXCEEDED)).hasSize(1);
        assertThat(texts(mapping, "a2", FindingCode.CONTINGENT_EXCEEDED)).isEmpty();
        assertThat(others(mapping, "K1", FindingCode.CONTINGENT_OVERBOOKED)).isEmpty();
    }

    /** a1, a2 … of the customer K1, with quotas in MiB. */
    private static List<SourceAccount> accounts(QuotaLimit contingent, long... quotas) {
        List<SourceAccount> accounts = new ArrayList<>();
        for (long quota : quotas) {
            String login = "a" + (accounts.size() + 1);
            accounts.add(SourceAccount.builder("row " + login, login)
                    .customer(new Customer("K1", null, null, contingent))
                    .quota(new QuotaLimit.Bytes(quota * MIB))
                    .usageBytes(0L)
                    .build());
        }
        return accounts;
    }

    private static AccountMapper.Mapping map(
            QuotaPolicy quota, int overcommit, Decisions decisions, List<SourceAccount> accounts) {
        return new AccountMapper(
                        new MappingSettings(quota, overcommit, true),
                        Rulebook.standard(),
                        ScopeFilter.EVERYTHING,
                        decisions)
                .map(accounts);
    }
}

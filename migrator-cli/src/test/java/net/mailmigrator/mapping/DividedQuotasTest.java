package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.MOVES;
import static net.mailmigrator.mapping.OldWorld.SCOPE;
import static net.mailmigrator.mapping.OldWorld.account;
import static net.mailmigrator.mapping.OldWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.quota.Division;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Severity;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.testing.Rulebook;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** R11: whose contingent is divided among whom; sizes in MiB. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DividedQuotasTest {
    private static final long MIB = 1L << 20;

    @Test
    void the_domains_of_a_customer_share_its_contingent_and_an_alias_domain_adds_nothing() {
        AccountMapper.Mapping mapping = map(
                new OldWorld()
                        .domain("a.example", "K1")
                        .domain("b.example", "K1")
                        .domain("alias.example", "K1", MOVES, "a.example")
                        .domain("c.example", "K2"),
                of("K1", new QuotaLimit.Bytes(4096 * MIB), "a1", "x@a.example"),
                of("K1", new QuotaLimit.Bytes(4096 * MIB), "b1", "x@b.example"),
                of("K2", new QuotaLimit.Bytes(1024 * MIB), "c1", "x@c.example"));

        assertThat(mapping.results())
                .extracting(result -> SizeText.of(result.account().quota()))
                .containsExactly("2 GiB", "2 GiB", "1 GiB");
        assertThat(texts(mapping, "b1", FindingCode.CONTINGENT_DIVIDED))
                .containsExactly(
                        "its customer K1 has a contingent of 4 GiB: 4 GiB of it are given to 2 accounts, which hold"
                                + " 0 bytes; 0 bytes are left");
    }

    @Test
    void of_a_contingent_without_limit_everybody_has_no_limit_and_nobody_is_asked() {
        AccountMapper.Mapping mapping = map(
                new OldWorld().domain("a.example", "K1"), of("K1", new QuotaLimit.Unlimited(), "a1", "x@a.example"));

        assertThat(mapping.results().get(0).account().quota()).isEqualTo(new QuotaLimit.Unlimited());
        assertThat(mapping.results().get(0).findings())
                .extracting(Finding::severity)
                .doesNotContain(Severity.DECIDE);
    }

    private static SourceAccountBuilder of(String customer, QuotaLimit contingent, String login, String address) {
        return account(login, customer, address)
                .customer(new Customer(customer, null, null, contingent))
                .usageBytes(0L);
    }

    private static AccountMapper.Mapping map(OldWorld world, SourceAccountBuilder... accounts) {
        List.of(accounts).forEach(world::account);
        QuotaPolicy policy = new QuotaPolicy.Divided(Division.WATER_FILL, 256 * MIB, 512 * MIB, null);
        return new AccountMapper(new MappingSettings(policy, true), Rulebook.standard(), SCOPE, Decisions.NONE)
                .map(world.panel());
    }
}

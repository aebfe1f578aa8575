package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.MOVES;
import static net.mailmigrator.mapping.OldWorld.account;
import static net.mailmigrator.mapping.OldWorld.codes;
import static net.mailmigrator.mapping.OldWorld.others;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.QuotaLimit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R24: the address for a forgotten password. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdminCheckTest {
    /** The address, and what is found; the admin is of the customer K1, as a.example and alias.example are. */
    @ParameterizedTest
    @CsvSource({
        "boss@private.example, ",
        "BOSS@Private.Example, ",
        "boss@b.example, ",
        "boss+admin@b.example, ",
        ", RECOVERY_MISSING",
        "'', RECOVERY_MISSING",
        "'  ', RECOVERY_MISSING",
        "no-address, RECOVERY_INVALID",
        "two words@b.example, RECOVERY_INVALID",
        "chef@a.example, RECOVERY_OWN_DOMAIN",
        "Chef@A.example, RECOVERY_OWN_DOMAIN",
        "chef@alias.example, RECOVERY_OWN_DOMAIN",
        "ghost@b.example, RECOVERY_UNREACHABLE",
        "loop@b.example, RECOVERY_UNREACHABLE",
        "hole@b.example, RECOVERY_UNREACHABLE",
        "away@b.example, ",
        "off@b.example, RECOVERY_UNREACHABLE",
        "leaving@b.example, RECOVERY_UNREACHABLE",
        "explicit@b-alias.example, ",
        "ghost@a.example, RECOVERY_UNREACHABLE RECOVERY_OWN_DOMAIN"
    })
    void an_address_that_cannot_be_read_then_is_told(@Nullable String address, @Nullable String found) {
        assertThat(codes(world().admin(admin("adm", "K1", address)).map(), "adm"))
                .extracting(FindingCode::name)
                .isEqualTo(found == null ? List.of() : Arrays.asList(found.split(" ")));
    }

    /** How the customer is reached; what is proposed. */
    @ParameterizedTest
    @CsvSource({
        "Boss@private.example, ', such as boss@private.example, under which its customer is known'",
        "chef@a.example, ''",
        ", ''"
    })
    void where_none_is_given_that_of_the_customer_is_proposed_unless_it_would_be_lost_too(
            @Nullable String contact, String proposed) {
        OldWorld world = world().account(account("a9", "K1", "ninth@a.example")
                .customer(new Customer("K1", null, contact, new QuotaLimit.LegacyUnset())));

        assertThat(others(world.admin(admin("adm", "K1", null)).map(), "adm", FindingCode.RECOVERY_MISSING))
                .containsExactly("it has no address for a forgotten password; name one in the source" + proposed);
    }

    @Test
    void an_address_that_is_none_is_shown_as_it_stood() {
        assertThat(others(world().admin(admin("adm", "K1", "chef@")).map(), "adm", FindingCode.RECOVERY_INVALID))
                .containsExactly("its address for a forgotten password is none: \"chef@\"");
    }

    @Test
    void an_admin_of_single_domains_is_locked_out_with_those_only() {
        OldAdmin single = admin("adm", "K1", "chef@a.example", "shop.example");

        assertThat(codes(world().admin(single).map(), "adm")).isEmpty();
        assertThat(codes(
                        world().admin(admin("adm", null, "chef@a.example", "a.example"))
                                .map(),
                        "adm"))
                .containsExactly(FindingCode.RECOVERY_OWN_DOMAIN);
    }

    @Test
    void who_administers_everything_is_locked_out_with_every_domain_that_is_hosted() {
        OldAdmin root = new OldAdmin(
                "admin root", "root", null, null, List.of(), true, "chef@a.example", false, true, Map.of());

        assertThat(codes(world().admin(root).map(), "root")).containsExactly(FindingCode.RECOVERY_OWN_DOMAIN);
    }

    @Test
    void an_address_that_another_customer_has_too_is_told_on_both() {
        AccountMapper.Mapping mapping = world().admin(admin("adm1", "K1", "it@private.example"))
                .admin(admin("adm2", "K2", "IT@private.example"))
                .map();

        assertThat(others(mapping, "adm1", FindingCode.RECOVERY_SHARED))
                .singleElement()
                .asString()
                .contains("adm2");
        assertThat(others(mapping, "adm2", FindingCode.RECOVERY_SHARED))
                .singleElement()
                .asString()
                .contains("adm1");
    }

    @Test
    void two_admins_of_one_customer_may_share_an_address() {
        AccountMapper.Mapping mapping = world().admin(admin("adm1", "K1", "it@private.example"))
                .admin(admin("adm2", "K1", "it@private.example"))
                .map();

        assertThat(mapping.others()).noneMatch(other -> other.name().startsWith("adm"));
    }

    @Test
    void who_cannot_log_in_any_more_is_not_asked_and_shares_nothing() {
        AccountMapper.Mapping mapping = world().admin(new OldAdmin(
                        "admin old", "old", null, "K2", List.of(), false, "it@private.example", false, false, Map.of()))
                .admin(admin("adm", "K1", "it@private.example"))
                .map();

        assertThat(codes(mapping, "old")).isEmpty();
        assertThat(codes(mapping, "adm")).isEmpty();
    }

    private static OldWorld world() {
        return new OldWorld()
                .domain("a.example", "K1")
                .domain("shop.example", "K1")
                .domain("alias.example", "K1", MOVES, "a.example")
                .domain("b.example", "K2")
                .domain("b-alias.example", "K2", MOVES, "b.example")
                .account(account("a1", "K1", "chef@a.example"))
                .account(account("b1", "K2", "boss@b.example", "explicit@b-alias.example"))
                .account(account("b2", "K2", "off@b.example").active(false))
                .account(account("b3", "K2", "leaving@b.example").deletePending(true))
                .entry(AccountKind.FORWARD_ONLY, "loop@b.example", "K2", "LOOP@b-alias.example")
                .entry(AccountKind.BLACKHOLE, "hole@b.example", "K2")
                .entry(AccountKind.FORWARD_ONLY, "away@b.example", "K2", "away@b.example", "x@gmx.example");
    }

    private static OldAdmin admin(
            String login, @Nullable String customer, @Nullable String recovery, String... domains) {
        List<DomainName> own = Arrays.stream(domains)
                .map(name -> DomainName.parse(name).orElseThrow())
                .toList();
        return new OldAdmin("admin " + login, login, null, customer, own, false, recovery, false, true, Map.of());
    }
}

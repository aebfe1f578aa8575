package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.MOVES;
import static net.mailmigrator.mapping.OldWorld.STAYS;
import static net.mailmigrator.mapping.OldWorld.others;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Hosts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R1: customers and domains that the scope divides. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DomainCheckTest {
    private static final ScopeFilter SCOPE =
            new ScopeFilter(List.of("mail.moves.example", "192.0.2.7"), List.of("mail.stays.example"));
    private static final Hosts UNKNOWN = new Hosts(null, "mail.unknown.example", null);

    @Test
    void a_customer_with_domains_on_both_sides_is_named_with_them() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("müller.example", "K1")
                .domain("stays.example", "K1", STAYS, null)
                .domain("asks.example", "K1", UNKNOWN, null)
                .map(SCOPE);

        assertThat(others(mapping, "K1", FindingCode.CUSTOMER_SPLIT))
                .containsExactly("only some of its domains are moved: müller.example; the others are not: asks.example,"
                        + " stays.example");
    }

    @Test
    void customers_on_one_side_and_domains_without_customer_are_not_split() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "in")
                .domain("b.example", "in")
                .domain("c.example", "out", STAYS, null)
                .domain("d.example", "out-and-unknown", STAYS, null)
                .domain("e.example", "out-and-unknown", UNKNOWN, null)
                .domain("f.example", null, STAYS, null)
                .domain("g.example", null, MOVES, null)
                .map(SCOPE);

        assertThat(mapping.others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MAIL.Moves.Example.", "'192.0.2.7'", "' mail.moves.example '"})
    void hosts_in_other_case_with_a_dot_or_as_an_ip_address_do_not_split(String host) {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .domain("b.example", "K1", new Hosts(null, host, null), "a.example")
                .map(SCOPE);

        assertThat(mapping.others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void another_name_of_a_domain_on_the_other_side_is_told(boolean aliasMoves) {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1", aliasMoves ? STAYS : MOVES, null)
                .domain("b.example", "K2", aliasMoves ? MOVES : STAYS, "a.example")
                .map(SCOPE);

        assertThat(others(mapping, "b.example", FindingCode.ALIAS_DOMAIN_SPLIT))
                .containsExactly("b.example is another name of a.example, but the scope has only one of them");
    }

    @Test
    void unknown_addresses_that_go_elsewhere_are_listed_with_the_domain() {
        AccountMapper.Mapping mapping =
                SmallPanel.of().catchAll("k.example", "n@gmx.example").map();

        assertThat(others(mapping, "k.example", FindingCode.CATCH_ALL_ELSEWHERE))
                .containsExactly(
                        "mail to its unknown addresses goes to n@gmx.example, which is no single account in the"
                                + " source; no target of this version carries that");
    }
}

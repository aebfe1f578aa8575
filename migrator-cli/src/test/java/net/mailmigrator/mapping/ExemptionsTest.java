package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.MOVES;
import static net.mailmigrator.mapping.OldWorld.STAYS;
import static net.mailmigrator.mapping.OldWorld.TODAY;
import static net.mailmigrator.mapping.OldWorld.account;
import static net.mailmigrator.mapping.OldWorld.others;
import static net.mailmigrator.mapping.OldWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.mailmigrator.model.Evidence;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SentAs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R19: accounts that may send as any address of domains that are named. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExemptionsTest {
    @Test
    void an_approved_request_allows_its_domains_and_says_who_wanted_and_who_approved_it() {
        AccountMapper.Mapping mapping = map(request("a1", "Chefin", null, "a.example", "shop.example"));

        assertThat(domains(mapping)).containsExactly("a.example", "shop.example");
        assertThat(texts(mapping, "a1", FindingCode.EXEMPT))
                .containsExactly(
                        "it may send as any address of a.example, shop.example: requested by Kunde, approved by"
                                + " Chefin");
        assertThat(mapping.results().get(0).account().changes())
                .contains(new FieldChange("senderDomains", "none", "a.example, shop.example", "R19"));
    }

    /** As it is written, and as servers compare it. */
    @ParameterizedTest
    @CsvSource({
        "A.Example, a.example",
        "@a.example, a.example",
        "a.example., a.example",
        "müller.example, xn--mller-kva.example",
        "xn--mller-kva.example, xn--mller-kva.example"
    })
    void a_domain_may_be_written_in_any_form(String written, String ascii) {
        assertThat(domains(map(request("a1", "Chefin", null, written)))).containsExactly(ascii);
    }

    @ParameterizedTest
    @CsvSource({
        "*, it must be a domain by its name",
        "@*, it must be a domain by its name",
        "*.a.example, it must be a domain by its name",
        "info@a.example, it must be a domain by its name",
        "gmx.example, it is not hosted here",
        "b.example, it belongs to another customer",
        "stays.example, it is not moved"
    })
    void a_domain_that_nobody_may_grant_is_refused_with_place_and_reason(String written, String reason) {
        AccountMapper.Mapping mapping = map(request("a1", "Chefin", null, written));

        assertThat(domains(mapping)).isEmpty();
        assertThat(texts(mapping, "a1", FindingCode.EXEMPT)).isEmpty();
        assertThat(texts(mapping, "a1", FindingCode.EXEMPTION_REFUSED))
                .singleElement()
                .asString()
                .startsWith("the exemption for " + written + " (exemptions.csv:2) is refused: " + reason);
        assertThat(mapping.results().get(0).hasErrors()).isTrue();
    }

    @Test
    void one_refused_domain_does_not_take_the_others_along() {
        AccountMapper.Mapping mapping = map(request("a1", "Chefin", null, "gmx.example", "a.example"));

        assertThat(domains(mapping)).containsExactly("a.example");
        assertThat(texts(mapping, "a1", FindingCode.EXEMPTION_REFUSED)).hasSize(1);
    }

    @Test
    void a_request_that_nobody_has_approved_is_refused() {
        AccountMapper.Mapping mapping = map(request("a1", " ", null, "a.example"));

        assertThat(domains(mapping)).isEmpty();
        assertThat(texts(mapping, "a1", FindingCode.EXEMPTION_REFUSED))
                .singleElement()
                .asString()
                .endsWith("nobody has approved it. Correct that line, or take it out");
    }

    @Test
    void a_request_is_valid_on_its_last_day_and_not_on_the_next() {
        assertThat(domains(map(request("a1", "Chefin", TODAY, "a.example")))).containsExactly("a.example");

        AccountMapper.Mapping over = map(request("a1", "Chefin", TODAY.minusDays(1), "a.example"));
        assertThat(domains(over)).isEmpty();
        assertThat(texts(over, "a1", FindingCode.EXEMPTION_REFUSED))
                .singleElement()
                .asString()
                .endsWith("it was valid until 2018-09-17. Correct that line, or take it out");
    }

    @Test
    void other_names_of_a_domain_must_be_named_themselves() {
        assertThat(sentAsGhostOf("alias.example", request("a1", "Chefin", null, "a.example")))
                .singleElement()
                .asString()
                .contains("ghost@alias.example");
        assertThat(sentAsGhostOf("alias.example", request("a1", "Chefin", null, "a.example", "alias.example")))
                .isEmpty();
    }

    @Test
    void what_an_exemption_allows_is_not_blocked() {
        assertThat(sentAsGhostOf("a.example", request("a2", "Chefin", null, "a.example")))
                .hasSize(1);
        assertThat(sentAsGhostOf("a.example", request("a1", "Chefin", null, "a.example")))
                .isEmpty();
    }

    @Test
    void a_request_for_a_login_that_is_not_there_or_not_moved_is_refused() {
        AccountMapper.Mapping mapping = world(request("nobody", "Chefin", null, "a.example"))
                .account(account("s1", "K1", "x@stays.example").hosts(STAYS))
                .exemption(request("s1", "Chefin", null, "a.example"))
                .exemption(request("A1", "Chefin", null, "a.example"))
                .map();

        for (String login : List.of("nobody", "s1", "A1")) {
            assertThat(others(mapping, login, FindingCode.EXEMPTION_REFUSED))
                    .as(login)
                    .containsExactly(
                            "the exemption for a.example (exemptions.csv:2) is refused: no account in scope has"
                                    + " this login. Correct that line, or take it out");
        }
    }

    private static List<String> sentAsGhostOf(String domain, Exemption exemption) {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .domain("alias.example", "K1", MOVES, "a.example")
                .account(account("a1", "K1", "chef@a.example")
                        .evidence(new Evidence(List.of(new SentAs("ghost@" + domain, 2, null)), List.of())))
                .exemption(exemption)
                .map();
        return texts(mapping, "a1", FindingCode.SENDER_BLOCKED);
    }

    private static OldWorld world(Exemption exemption) {
        return new OldWorld()
                .domain("a.example", "K1")
                .domain("shop.example", "K1")
                .domain("müller.example", "K1")
                .domain("stays.example", "K1", STAYS, null)
                .domain("b.example", "K2")
                .account(account("a1", "K1", "chef@a.example"))
                .exemption(exemption);
    }

    private static AccountMapper.Mapping map(Exemption exemption) {
        return world(exemption).map();
    }

    private static Exemption request(String login, String approvedBy, @Nullable LocalDate until, String... domains) {
        return new Exemption("exemptions.csv:2", login, List.of(domains), "Kunde", approvedBy, "", until);
    }

    private static List<String> domains(AccountMapper.Mapping mapping) {
        return List.copyOf(mapping.results().get(0).account().senderDomains());
    }
}

package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.MOVES;
import static net.mailmigrator.mapping.OldWorld.STAYS;
import static net.mailmigrator.mapping.OldWorld.account;
import static net.mailmigrator.mapping.OldWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Evidence;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SenderCheck;
import net.mailmigrator.model.SentAs;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** R18: an account sends as its own addresses only. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SenderRuleTest {
    @Test
    void the_same_local_part_in_other_names_of_a_domain_is_allowed_by_any_number_of_steps() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .domain("b.example", "K1", MOVES, "a.example")
                .domain("c.example", "K1", MOVES, "b.example")
                .domain("other.example", "K1")
                .account(account("a1", "K1", "chef@a.example"))
                .map();

        assertThat(senders(mapping)).containsExactly("chef@a.example", "chef@b.example", "chef@c.example");
    }

    @Test
    void another_name_of_its_domain_that_is_not_moved_is_not_allowed() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .domain("b.example", "K1", STAYS, "a.example")
                .account(account("a1", "K1", "chef@a.example"))
                .map();

        assertThat(senders(mapping)).containsExactly("chef@a.example");
    }

    @Test
    void a_check_that_was_off_is_on_and_the_account_gets_no_exemption() {
        AccountMapper.Mapping mapping = new OldWorld()
                .account(account("a1", "K1", "chef@a.example").senderCheck(SenderCheck.OFF))
                .map();

        assertThat(texts(mapping, "a1", FindingCode.SENDER_CHECK_ON))
                .singleElement()
                .asString()
                .contains("chef@a");
        assertThat(mapping.results().get(0).account().senderDomains()).isEmpty();
        assertThat(mapping.results().get(0).account().changes())
                .contains(new FieldChange("senderCheck", "OFF", "ON", "R18"));
    }

    @Test
    void an_account_without_an_address_can_send_as_nothing_and_that_is_said() {
        AccountMapper.Mapping mapping = new OldWorld()
                .account(account("a1", "K1").senderCheck(SenderCheck.OFF))
                .map();

        assertThat(texts(mapping, "a1", FindingCode.SENDER_CHECK_ON))
                .singleElement()
                .asString()
                .contains("it has none");
    }

    @Test
    void who_collects_a_domain_may_not_send_as_all_of_it() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .account(account("a1", "K1", "chef@a.example")
                        .routing(new Routing(new TreeSet<>(List.of("a.example")), List.of(), null, null))
                        .evidence(sent(new SentAs("staff@a.example", 9, null))))
                .map();

        assertThat(senders(mapping)).containsExactly("chef@a.example");
        assertThat(texts(mapping, "a1", FindingCode.SENDER_BLOCKED))
                .singleElement()
                .asString()
                .contains("staff@a");
    }

    @Test
    void grants_of_single_addresses_go_on_and_wider_or_foreign_ones_end() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .domain("stays.example", "K1", STAYS, null)
                .account(account("a1", "K1", "chef@a.example")
                        .routing(new Routing(
                                new TreeSet<>(),
                                List.of("team@a.example", "@a.example", "*", "x@gmx.example", "x@stays.example"),
                                null,
                                null)))
                .map();

        assertThat(senders(mapping)).containsExactly("chef@a.example", "team@a.example");
        assertThat(texts(mapping, "a1", FindingCode.SENDER_GRANT_ENDS))
                .extracting(text -> text.replaceAll(".*send as (\\S+) in.*", "$1"))
                .containsExactly("@a.example", "*", "x@gmx.example", "x@stays.example");
    }

    @Test
    void a_grant_of_a_domain_for_which_an_exemption_is_approved_does_not_end() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .account(account("a1", "K1", "chef@a.example")
                        .routing(new Routing(new TreeSet<>(), List.of("@A.example", "x@a.example"), null, null)))
                .exemption(new Exemption("e.csv:2", "a1", List.of("a.example"), "Kunde", "Chef", "", null))
                .map();

        assertThat(texts(mapping, "a1", FindingCode.SENDER_GRANT_ENDS)).isEmpty();
    }

    private static Evidence sent(SentAs... sent) {
        return new Evidence(List.of(sent), List.of());
    }

    private static List<String> senders(AccountMapper.Mapping mapping) {
        return mapping.results().get(0).account().senders().stream()
                .map(EmailAddress::toString)
                .toList();
    }
}

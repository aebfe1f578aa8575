package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.address;
import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.own;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SourceAccount;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R29 and R30: the form of addresses, and who keeps one that several claim. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AddressRuleTest {
    @ParameterizedTest
    @CsvSource({
        "Info@GROSS.Example, info@gross.example",
        "' leerzeichen@gross.example ', leerzeichen@gross.example",
        "plus+tag@gross.example, plus+tag@gross.example",
        "o''hara@gross.example, o''hara@gross.example",
        "info@müller-söhne.example, info@xn--mller-shne-kcb9d.example",
        "info@straße.example, info@xn--strae-oqa.example",
        "jürgen@müller-söhne.example, jürgen@xn--mller-shne-kcb9d.example"
    })
    void an_address_is_carried_in_the_form_that_servers_compare(String written, String carried) {
        assertThat(SmallPanel.of(account("a", written)).first().account().addresses())
                .extracting(own -> own.address().toString())
                .containsExactly(carried);
    }

    @Test
    void how_an_address_was_written_is_on_record() {
        MappingResult result = SmallPanel.of(account("a", "info@gross.example")
                        .extra(Map.of("addressAsWritten", "Info@GROSS.Example\nx@Ä.example")))
                .first();

        assertThat(result.account().changes())
                .contains(new FieldChange(
                        "address", "Info@GROSS.Example, x@Ä.example", "in lower case and ASCII", "R29"));
    }

    @Test
    void an_account_without_address_is_warned_and_carried() {
        MappingResult result =
                SmallPanel.of(SourceAccount.builder("row 1", "a")).first();

        assertThat(codes(result)).contains(FindingCode.NO_ADDRESS);
        assertThat(result.hasErrors()).isFalse();
    }

    @Test
    void an_alias_that_differs_from_another_only_in_case_is_one_address() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example")
                        .addresses(List.of(own("a@k.example", true), own("A@k.example", false))))
                .first();

        assertThat(result.account().addresses()).containsExactly(own("a@k.example", true));
        assertThat(codes(result)).doesNotContain(FindingCode.ADDRESS_TWICE);
    }

    @Test
    void the_account_whose_primary_address_it_is_wins_over_an_alias_that_was_there_before() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("first", "x@k.example")
                                .addresses(List.of(own("x@k.example", true), own("b@k.example", false))),
                        account("second", "b@k.example"))
                .map();
        MappingResult first = mapping.results().get(0);
        MappingResult second = mapping.results().get(1);

        assertThat(addresses(first)).containsExactly(address("x@k.example"));
        assertThat(addresses(second)).containsExactly(address("b@k.example"));
        assertThat(first.hasErrors()).isFalse();
        assertThat(first.account().senders()).containsExactly(address("x@k.example"));
        assertThat(first.account().changes())
                .contains(new FieldChange("address b@k.example", "its own", "of second", "R30"));
        assertThat(texts(first, FindingCode.ADDRESS_TWICE))
                .singleElement()
                .asString()
                .contains("belongs to second (row second) too", "second keeps it");
        assertThat(texts(second, FindingCode.ADDRESS_TWICE))
                .singleElement()
                .asString()
                .endsWith("this account keeps it");
    }

    @Test
    void an_alias_of_two_accounts_stays_with_the_first() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("first", "a@k.example")
                                .addresses(List.of(own("a@k.example", true), own("doppelt@k.example", false))),
                        account("second", "b@k.example")
                                .addresses(List.of(own("b@k.example", true), own("doppelt@k.example", false))))
                .map();

        assertThat(addresses(mapping.results().get(0))).contains(address("doppelt@k.example"));
        assertThat(addresses(mapping.results().get(1))).containsExactly(address("b@k.example"));
        assertThat(mapping.results()).noneMatch(MappingResult::hasErrors);
    }

    @Test
    void of_two_accounts_with_the_same_primary_address_the_second_is_an_error() {
        AccountMapper.Mapping mapping = SmallPanel.of(account("first", "a@k.example"), account("second", "A@k.example"))
                .map();

        assertThat(mapping.results()).extracting(MappingResult::hasErrors).containsExactly(false, true);
        assertThat(texts(mapping.results().get(1), FindingCode.PRIMARY_ADDRESS_TAKEN))
                .containsExactly("its primary address a@k.example is that of first (row first), too. Change one of"
                        + " them in the source");
    }

    @Test
    void a_login_that_is_anothers_address_is_an_error_that_names_both() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("k1", "a@k.example"), account("A@k.example", "d@k.example"))
                .map();

        assertThat(mapping.results()).extracting(MappingResult::hasErrors).containsExactly(false, true);
        assertThat(texts(mapping.results().get(1), FindingCode.LOGIN_IS_OTHERS_ADDRESS))
                .singleElement()
                .asString()
                .contains("the address a@k.example of k1 (row k1)");
    }

    @Test
    void an_alias_that_is_off_gives_way_to_one_that_is_on() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("first", "a@k.example")
                                .addresses(List.of(
                                        own("a@k.example", true),
                                        new AccountAddress(address("doppelt@k.example"), false, true, false))),
                        account("second", "b@k.example")
                                .addresses(List.of(own("b@k.example", true), own("doppelt@k.example", false))))
                .map();

        assertThat(addresses(mapping.results().get(0))).containsExactly(address("a@k.example"));
        assertThat(addresses(mapping.results().get(1))).contains(address("doppelt@k.example"));
    }

    @Test
    void an_address_set_by_name_in_an_alias_domain_comes_before_what_that_domain_stands_for() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("main", "info@k.example"), account("named", "info@k-alias.example"))
                .aliasDomain("k-alias.example", "k.example")
                .map();
        MappingResult main = mapping.results().get(0);
        MappingResult named = mapping.results().get(1);

        assertThat(texts(named, FindingCode.ALIAS_DOMAIN_ADDRESS))
                .containsExactly(
                        "info@k-alias.example is set by name, although its domain is another name of k.example,"
                                + " where main (row main) has the same address: mail to it comes here and not to main, who cannot"
                                + " send as it either");
        assertThat(addresses(named)).containsExactly(address("info@k-alias.example"));
        assertThat(main.account().senders()).containsExactly(address("info@k.example"));
        assertThat(mapping.results()).noneMatch(MappingResult::hasErrors);
    }

    private static List<EmailAddress> addresses(MappingResult result) {
        return result.account().addresses().stream()
                .map(AccountAddress::address)
                .toList();
    }
}

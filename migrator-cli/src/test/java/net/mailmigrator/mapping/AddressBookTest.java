package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.MOVES;
import static net.mailmigrator.mapping.OldWorld.STAYS;
import static net.mailmigrator.mapping.OldWorld.account;
import static net.mailmigrator.mapping.OldWorld.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R29, R30: whose an address is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AddressBookTest {
    private static final AddressBook BOOK = book(new OldWorld()
            .domain("a.example", "K1")
            .domain("alias.example", "K1", MOVES, "a.example")
            .domain("chain.example", "K1", MOVES, "alias.example")
            .domain("ring1.example", "K1", MOVES, "ring2.example")
            .domain("ring2.example", "K1", MOVES, "ring1.example")
            .domain("stays.example", "K1", STAYS, null)
            .account(account("a1", "K1", "chef@a.example", "shared@a.example"))
            .account(account("a2", "K1", "shared@a.example", "own@alias.example", "plus+x@a.example"))
            .account(account("a3", "K1", "third@a.example", "shared@a.example"))
            .account(account("c1", "K2", "all@c.example")
                    .routing(new Routing(new TreeSet<>(List.of("c.example")), List.of(), null, null)))
            .account(account("s1", "K1", "x@s.example").hosts(STAYS))
            .entry(AccountKind.FORWARD_ONLY, "team@a.example", "K1", "x@gmx.example")
            .entry(AccountKind.FORWARD_ONLY, "info@entry.example", "K3", "x@gmx.example"));

    @ParameterizedTest
    @CsvSource({
        "chef@a.example, a1",
        "CHEF@A.Example, a1",
        "chef+x@a.example, a1",
        "chef@alias.example, a1",
        "chef+x@chain.example, a1",
        "own@alias.example, a2",
        "own+x@alias.example, a2",
        "own@a.example, ",
        "plus+x@a.example, a2",
        "plus@a.example, ",
        "plus+y@a.example, ",
        "team@a.example, ",
        "chef@ring1.example, "
    })
    void an_address_is_whose_it_is_by_name_by_another_name_of_its_domain_or_by_a_subaddress(
            String text, @Nullable String login) {
        assertThat(BOOK.owner(address(text)).map(SourceAccount::login).orElse(null))
                .isEqualTo(login);
    }

    @Test
    void an_address_of_two_accounts_is_whose_primary_address_it_is() {
        assertThat(BOOK.owner(address("shared@a.example")).map(SourceAccount::login))
                .contains("a2");
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, true, true",
        "alias.example, true, true",
        "stays.example, true, false",
        "s.example, true, false",
        "c.example, true, true",
        "entry.example, true, true",
        "gmx.example, false, false"
    })
    void a_domain_is_hosted_by_its_row_an_account_or_an_entry_and_moves_unless_it_is_excluded(
            String domain, boolean hosted, boolean moves) {
        assertThat(BOOK.hosts(domain)).isEqualTo(hosted);
        assertThat(BOOK.moves(domain)).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource({
        "chef@chain.example, true",
        "team@alias.example, true",
        "anybody@c.example, true",
        "anybody@a.example, false",
        "x@gmx.example, false"
    })
    void mail_goes_somewhere_by_an_account_an_entry_or_a_catch_all(String text, boolean delivers) {
        assertThat(BOOK.delivers(address(text))).isEqualTo(delivers);
    }

    @Test
    void other_names_of_a_domain_are_found_through_chains_and_a_ring_ends() {
        assertThat(BOOK.aliasesOf("a.example")).containsExactly("alias.example", "chain.example");
        assertThat(BOOK.aliasesOf("chain.example")).isEmpty();
        assertThat(BOOK.canonical(address("x@ring1.example")).localPart()).isEqualTo("x");
    }

    @Test
    void a_domain_is_of_the_customer_of_its_row_or_else_of_its_accounts() {
        assertThat(BOOK.isOf("a.example", "K1")).isTrue();
        assertThat(BOOK.isOf("c.example", "K2")).isTrue();
        assertThat(BOOK.isOf("entry.example", "K3")).isTrue();
        assertThat(BOOK.isOf("a.example", "K2")).isFalse();
        assertThat(BOOK.isOf("gmx.example", "K1")).isFalse();
    }

    @Test
    void an_address_that_is_off_gives_way_to_one_that_is_on_and_nothing_reaches_it() {
        AddressBook book = book(new OldWorld()
                .domain("a.example", "K1")
                .account(account("a1", "K1")
                        .addresses(List.of(
                                new AccountAddress(address("off@a.example"), true, null, false),
                                new AccountAddress(address("gone@a.example"), false, null, false))))
                .account(account("a2", "K1", "second@a.example", "off@a.example")));

        assertThat(book.owner(address("off@a.example")).map(SourceAccount::login))
                .contains("a2");
        assertThat(book.delivers(address("off@a.example"))).isTrue();
        assertThat(book.delivers(address("gone@a.example"))).isFalse();
        assertThat(book.mailbox(address("gone@a.example"))).isEmpty();
    }

    @Test
    void an_account_is_reached_by_way_of_addresses_that_lead_on_to_others_and_a_circle_ends() {
        AddressBook book = book(new OldWorld()
                .domain("a.example", "K1")
                .domain("alias.example", "K1", MOVES, "a.example")
                .account(account("a1", "K1", "chef@a.example"))
                .entry(AccountKind.FORWARD_ONLY, "one@a.example", "K1", "two@alias.example")
                .entry(AccountKind.FORWARD_ONLY, "two@a.example", "K1", "chef+x@alias.example", "one@a.example"));

        assertThat(book.reached(address("one@a.example")))
                .extracting(SourceAccount::login)
                .containsExactly("a1");
    }

    @Test
    void an_address_by_its_name_comes_before_who_collects_its_domain() {
        AddressBook book = book(new OldWorld()
                .domain("c.example", "K2")
                .account(account("c1", "K2", "all@c.example")
                        .routing(new Routing(new TreeSet<>(List.of("c.example")), List.of(), null, null)))
                .account(account("c2", "K2", "second@c.example"))
                .entry(AccountKind.FORWARD_ONLY, "team@c.example", "K2", "x@gmx.example"));

        assertThat(book.owner(address("second@c.example")).map(SourceAccount::login))
                .contains("c2");
        assertThat(book.owner(address("team@c.example"))).isEmpty();
        assertThat(book.owner(address("anybody@c.example")))
                .as("nobody has it by name")
                .isEmpty();
        assertThat(book.delivers(address("anybody@c.example"))).isTrue();
    }

    private static AddressBook book(OldWorld world) {
        return new AddressBook(world.panel(), OldWorld.SCOPE);
    }
}

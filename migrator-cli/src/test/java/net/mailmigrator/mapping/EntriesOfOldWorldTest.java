package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.STAYS;
import static net.mailmigrator.mapping.OldWorld.account;
import static net.mailmigrator.mapping.OldWorld.codes;
import static net.mailmigrator.mapping.OldWorld.others;
import static org.assertj.core.api.Assertions.assertThat;

import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.FindingCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** R20, R30: addresses that belong to no account. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntriesOfOldWorldTest {
    @Test
    void an_address_without_account_is_told_with_its_kind_and_where_its_mail_goes() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .entry(AccountKind.FORWARD_ONLY, "team@a.example", "K1", "x@gmx.example", "y@gmx.example")
                .entry(AccountKind.BLACKHOLE, "hole@a.example", "K1")
                .map();

        assertThat(others(mapping, "team@a.example", FindingCode.ADDRESS_WITHOUT_ACCOUNT))
                .singleElement()
                .asString()
                .contains("(forward-only; its mail goes to x@gmx.example, y@gmx.example)");
        assertThat(others(mapping, "hole@a.example", FindingCode.ADDRESS_WITHOUT_ACCOUNT))
                .singleElement()
                .asString()
                .contains("(blackhole; its mail goes to nobody)");
    }

    @Test
    void a_forward_on_the_address_of_a_mailbox_is_an_error_that_names_both() {
        AccountMapper.Mapping mapping = new OldWorld()
                .account(account("a1", "K1", "chef@a.example"))
                .entry(AccountKind.FORWARD_ONLY, "Chef@A.example", "K1", "x@gmx.example")
                .map();

        assertThat(others(mapping, "chef@a.example", FindingCode.FORWARD_ON_MAILBOX))
                .singleElement()
                .asString()
                .startsWith("chef@a.example is an address of the account a1 (row a1), too");
    }

    @Test
    void a_forward_on_a_subaddress_is_no_address_of_the_mailbox() {
        AccountMapper.Mapping mapping = new OldWorld()
                .account(account("a1", "K1", "chef@a.example"))
                .entry(AccountKind.FORWARD_ONLY, "chef+news@a.example", "K1", "x@gmx.example")
                .map();

        assertThat(codes(mapping, "chef+news@a.example"))
                .contains(FindingCode.ADDRESS_WITHOUT_ACCOUNT)
                .doesNotContain(FindingCode.FORWARD_ON_MAILBOX);
    }

    @Test
    void addresses_of_a_domain_that_is_not_moved_are_left_alone() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("stays.example", "K1", STAYS, null)
                .entry(AccountKind.FORWARD_ONLY, "team@stays.example", "K1", "x@gmx.example")
                .map();

        assertThat(mapping.others()).isEmpty();
    }
}

package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** R20 and R30: addresses that belong to no account. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntryCheckTest {
    @Test
    void an_address_that_only_forwards_is_listed_with_its_targets() {
        OtherFindings other = only(SmallPanel.of(account("b", "b@k.example"))
                .forwardOnly("team@k.example", "b@k.example", "weg@gmx.example"));

        assertThat(other.name()).isEqualTo("team@k.example");
        assertThat(texts(other, FindingCode.ADDRESS_WITHOUT_ACCOUNT))
                .containsExactly("it belongs to no account (forward-only; its mail goes to b@k.example,"
                        + " weg@gmx.example); no target of this version carries that");
        assertThat(texts(other, FindingCode.FORWARD_EXTERNAL)).hasSize(1);
    }

    @Test
    void an_address_that_goes_nowhere_is_listed() {
        assertThat(texts(only(SmallPanel.of().forwardOnly("tot@k.example")), FindingCode.ADDRESS_WITHOUT_ACCOUNT))
                .containsExactly("it belongs to no account (forward-only; its mail goes to nobody); no target of this"
                        + " version carries that");
    }

    @Test
    void a_forward_on_an_address_that_is_a_mailbox_is_an_error_that_names_both_and_nothing_else() {
        OtherFindings other = only(SmallPanel.of(account("kollision.example2", "b@k.example"))
                .forwardOnly("b@k.example", "x@gmx.example"));

        assertThat(texts(other, FindingCode.FORWARD_ON_MAILBOX))
                .containsExactly("b@k.example is an address of the account kollision.example2 (row"
                        + " kollision.example2), too: the mailbox keeps it, and the forward is not carried");
        assertThat(other.findings()).extracting(Finding::code).containsExactly(FindingCode.FORWARD_ON_MAILBOX);
    }

    @Test
    void a_forward_on_a_subaddress_of_a_mailbox_is_an_address_of_its_own() {
        OtherFindings other =
                only(SmallPanel.of(account("b", "b@k.example")).forwardOnly("b+liste@k.example", "x@gmx.example"));

        assertThat(other.findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.ADDRESS_WITHOUT_ACCOUNT, FindingCode.FORWARD_EXTERNAL);
    }

    @Test
    void a_forward_to_itself_without_a_mailbox_is_a_loop() {
        assertThat(texts(
                        only(SmallPanel.of().forwardOnly("selbst@k.example", "selbst@k.example")),
                        FindingCode.FORWARD_LOOP))
                .containsExactly(
                        "a forward leads back to where it began: selbst@k.example -> selbst@k.example. Change one of them in the source");
    }

    @Test
    void addresses_of_domains_that_are_not_moved_are_left_alone() {
        assertThat(SmallPanel.of()
                        .domainAt("weg.example", "elsewhere.example")
                        .forwardOnly("team@weg.example", "x@gmx.example")
                        .map()
                        .others())
                .isEmpty();
    }

    @Test
    void a_forward_on_an_address_that_its_account_has_switched_off_is_one_of_its_own() {
        OtherFindings other = only(SmallPanel.of(account("b", "b@k.example")
                        .addresses(List.of(new AccountAddress(SmallPanel.address("b@k.example"), true, null, false))))
                .forwardOnly("b@k.example", "x@gmx.example"));

        assertThat(other.findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.ADDRESS_WITHOUT_ACCOUNT, FindingCode.FORWARD_EXTERNAL);
    }

    @Test
    void an_address_that_leads_to_another_that_only_forwards_is_listed_as_it_is() {
        OtherFindings first = SmallPanel.of(account("b", "b@k.example"))
                .forwardOnly("kette@k.example", "team@k.example")
                .forwardOnly("team@k.example", "b@k.example")
                .map()
                .others()
                .get(0);

        assertThat(texts(first, FindingCode.ADDRESS_WITHOUT_ACCOUNT))
                .containsExactly(
                        "it belongs to no account (forward-only; its mail goes to team@k.example); no target of"
                                + " this version carries that");
        assertThat(first.findings()).hasSize(1);
    }

    private static OtherFindings only(SmallPanel panel) {
        assertThat(panel.map().others()).hasSize(1);
        return panel.map().others().get(0);
    }
}

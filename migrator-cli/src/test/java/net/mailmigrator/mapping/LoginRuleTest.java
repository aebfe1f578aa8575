package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.Severity;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SourceAccountBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R2 and R3: logins stay, and what a target takes for one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"domain.de3", "Domain.DE3", "user%domain.de", "user+domain.de", "user@realm", " anna", "anna "})
    void every_style_of_login_stays_byte_for_byte(String login) {
        MappingResult result = SmallPanel.of(account(login, "a@k.example")).first();

        assertThat(result.account().login()).isEqualTo(login);
        assertThat(result.account().targetImap()).isEqualTo(ImapLogin.NONE);
        assertThat(result.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"' anna', true", "'anna ', true", "'an na', false", "anna, false"})
    void blanks_around_a_login_are_warned(String login, boolean warned) {
        assertThat(codes(SmallPanel.of(account(login, "a@k.example")).first()).contains(FindingCode.LOGIN_BLANKS))
                .isEqualTo(warned);
    }

    @Test
    void logins_of_two_customers_that_are_equal_in_lower_case_name_one_another() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("firma.de1", "a@k.example"), account("Firma.de1", "b@k.example"))
                .map();

        assertThat(mapping.results())
                .flatExtracting(result -> texts(result, FindingCode.LOGIN_DIFFERS_BY_CASE))
                .containsExactly(
                        "its login differs from that of Firma.de1 (row Firma.de1) only in upper and lower case",
                        "its login differs from that of firma.de1 (row firma.de1) only in upper and lower case");
    }

    @Test
    void logins_that_differ_by_a_dot_are_different() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("domain.de3", "a@k.example"), account("domain.de.3", "b@k.example"))
                .map();

        assertThat(mapping.results())
                .flatExtracting(SmallPanel::codes)
                .doesNotContain(FindingCode.LOGIN_DIFFERS_BY_CASE, FindingCode.LOGIN_IS_OTHERS_ADDRESS);
    }

    @Test
    void a_login_that_could_be_a_local_part_is_never_taken_for_an_address() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("domain.de3", "info@domain.de"), account("b", "domain.de3@domain.de"))
                .map();

        assertThat(mapping.results())
                .flatExtracting(SmallPanel::codes)
                .doesNotContain(FindingCode.LOGIN_IS_OTHERS_ADDRESS, FindingCode.ADDRESS_TWICE);
        assertThat(mapping.results().get(0).account().senders())
                .extracting(Object::toString)
                .containsExactly("info@domain.de");
    }

    @Test
    void a_target_that_takes_any_login_asks_nothing() {
        assertThat(codes(SmallPanel.of(account("domain.de3", "info@domain.de")).first()))
                .doesNotContain(FindingCode.LOGIN_NOT_EMAIL);
    }

    @Test
    void a_target_with_names_of_its_own_takes_any_login_as_the_name_and_asks_nothing() {
        MappingResult result =
                named(account("domain.de3", "info@domain.de")).results().get(0);

        assertThat(result.account().login()).isEqualTo("domain.de3");
        assertThat(result.account().targetImap()).isEqualTo(ImapLogin.NONE);
        assertThat(result.findings()).extracting(Finding::severity).doesNotContain(Severity.DECIDE, Severity.ERROR);
    }

    @Test
    void names_that_differ_in_case_only_are_refused_where_the_target_knows_no_other() {
        AccountMapper.Mapping mapping = named(account("firma.de1", "a@k.example"), account("Firma.de1", "b@k.example"));

        assertThat(mapping.results()).allMatch(MappingResult::hasErrors);
        assertThat(texts(mapping.results().get(0), FindingCode.LOGIN_NAME_TWICE))
                .containsExactly("the target knows an account by one name only, and may take its login for that of"
                        + " Firma.de1 (row Firma.de1), which differs in upper and lower case only. Change one of them in the"
                        + " source");
    }

    @Test
    void a_target_that_takes_addresses_only_asks_about_a_login_that_is_none() {
        MappingResult result = addressesOnly(account("domain.de3", "info@domain.de"), "")
                .results()
                .get(0);

        assertThat(texts(result, FindingCode.LOGIN_NOT_EMAIL))
                .singleElement()
                .asString()
                .contains("it is made as info@domain.de");
        assertThat(result.account().targetImap()).isEqualTo(ImapLogin.NONE);
        assertThat(result.account().changes()).extracting(FieldChange::field).doesNotContain("login");
    }

    @Test
    void a_login_that_is_an_address_is_taken_whatever_its_address_is() {
        assertThat(codes(addressesOnly(account("Anna@domain.de", "info@domain.de"), "")
                        .results()
                        .get(0)))
                .doesNotContain(FindingCode.LOGIN_NOT_EMAIL, FindingCode.LOGIN_CHANGED);
    }

    @Test
    void an_address_with_blanks_around_it_is_none() {
        assertThat(codes(addressesOnly(account("info@domain.de ", "info@domain.de"), "")
                        .results()
                        .get(0)))
                .contains(FindingCode.LOGIN_NOT_EMAIL, FindingCode.LOGIN_BLANKS);
    }

    @Test
    void an_account_without_address_cannot_be_made_where_only_addresses_are_taken() {
        MappingResult result = addressesOnly(SourceAccount.builder("row 1", "domain.de3"), "change-login")
                .results()
                .get(0);

        assertThat(result.hasErrors()).isTrue();
        assertThat(codes(result)).contains(FindingCode.LOGIN_WITHOUT_ADDRESS);
    }

    @Test
    void a_login_for_the_target_in_the_row_is_the_answer_already() {
        ImapLogin named = new ImapLogin("chef@domain.de", null, null);
        MappingResult result = addressesOnly(
                        account("domain.de3", "info@domain.de").targetImap(named), "")
                .results()
                .get(0);

        assertThat(codes(result)).doesNotContain(FindingCode.LOGIN_NOT_EMAIL);
        assertThat(result.account().targetImap()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy-rewrite, the proxy in front must turn domain.de3 into it",
        "change-login, 'the user must be told, and change every program'"
    })
    void either_answer_makes_the_account_under_its_address_and_says_who_has_to_act(String answer, String how) {
        MappingResult result = addressesOnly(account("domain.de3", "info@domain.de"), answer)
                .results()
                .get(0);

        assertThat(result.account().login()).as("the key of the account stays").isEqualTo("domain.de3");
        assertThat(result.account().targetImap().login()).isEqualTo("info@domain.de");
        assertThat(result.account().changes()).contains(new FieldChange("login", "domain.de3", "info@domain.de", "R3"));
        assertThat(texts(result, FindingCode.LOGIN_CHANGED))
                .containsExactly("its login at the target is info@domain.de: " + how);
    }

    @Test
    void the_answer_leave_out_takes_the_account_out_of_the_move() {
        AccountMapper.Mapping mapping = addressesOnly(account("domain.de3", "info@domain.de"), "leave-out");

        assertThat(mapping.results()).isEmpty();
        assertThat(mapping.outOfScope()).extracting(SourceAccount::login).containsExactly("domain.de3");
    }

    private static AccountMapper.Mapping named(SourceAccountBuilder... accounts) {
        return SmallPanel.of(accounts).map(SmallPanel.SETTINGS.taking(LoginStrategy.NAME_FREE), Decisions.NONE);
    }

    private static AccountMapper.Mapping addressesOnly(SourceAccountBuilder account, String answer) {
        Decisions decisions = (code, asked) ->
                code == FindingCode.LOGIN_NOT_EMAIL && !answer.isEmpty() ? Optional.of(answer) : Optional.empty();
        return SmallPanel.of(account).map(SmallPanel.SETTINGS.taking(LoginStrategy.EMAIL_ONLY), decisions);
    }
}

package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanDifferenceTest {

    @Test
    void a_plan_does_not_differ_from_itself() {
        CommandReport plan = Samples.plan();

        assertThat(PlanDifference.between(plan, plan.accounts()).none()).isTrue();
    }

    @Test
    void an_account_that_is_new_and_one_that_is_gone_are_named() {
        List<AccountReport> accounts = Samples.plan().accounts();
        CommandReport earlier = report(accounts.subList(0, 3));

        PlanDifference difference = PlanDifference.between(earlier, accounts.subList(1, 4));

        assertThat(difference.added()).containsExactly("locked.de1");
        assertThat(difference.gone()).containsExactly("firma.de3");
        assertThat(difference.changed()).isEmpty();
    }

    @Test
    void what_differs_of_an_account_is_named_field_by_field() {
        AccountReport firma = Samples.plan().accounts().get(0);
        AccountReport otherwise = Samples.plan().accounts().get(1);

        PlanDifference difference =
                PlanDifference.between(report(List.of(firma)), List.of(named(otherwise, firma.login())));

        assertThat(difference.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.login()).isEqualTo("firma.de3");
            assertThat(changed.fields())
                    .containsExactly(
                            new PlanDifference.Field("address", "info@firma.de", "archiv@firma.de"),
                            new PlanDifference.Field("finding FOLDER-RENAMED", "", "raised"),
                            new PlanDifference.Field("finding TARGET-NOT-EMPTY", "raised", ""),
                            new PlanDifference.Field("outcome", "undecided", "to be done"));
        });
    }

    @Test
    void numbers_of_messages_and_bytes_are_no_difference() {
        AccountReport now = Samples.counted("a", Samples.counts(9, 9, 0, 0), Samples.counts(9, 9, 0, 0));
        AccountReport then = Samples.counted("a", Samples.counts(7, 7, 0, 0), Samples.counts(7, 7, 0, 0));

        assertThat(PlanDifference.between(report(List.of(then)), List.of(now)).none())
                .isTrue();
    }

    private static CommandReport report(List<AccountReport> accounts) {
        return new ReportBuilder("psmanaged-2018", "plan", Samples.START)
                .accounts(accounts)
                .build(Samples.END);
    }

    private static AccountReport named(AccountReport account, String login) {
        ReportJson json = new ReportJson();
        String text = new String(json.write(report(List.of(account))), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\"login\": \"" + account.login() + "\"", "\"login\": \"" + login + "\"");
        return json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .accounts()
                .get(0);
    }
}

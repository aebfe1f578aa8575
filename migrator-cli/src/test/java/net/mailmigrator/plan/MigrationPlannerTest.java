package net.mailmigrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.testing.Accounts;
import net.mailmigrator.testing.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MigrationPlannerTest {
    private static final PlanRules RULES = new PlanRules(FolderRules.NONE, null, TargetLogins.OWN);

    @Test
    void an_account_carries_the_findings_of_mapping_target_and_folders_in_this_order() {
        Finding mapping = Finding.of(FindingCode.LOGIN_BLANKS);
        Finding target = Finding.of(FindingCode.NO_ADDRESS);
        PlanInput input = new PlanInput(
                List.of(new MappingResult(source("a"), account("a"), List.of(mapping))),
                List.of(),
                Map.of("a", looked(Side.dots().mailbox("INBOX.x/y"), Side.slashes())),
                Map.of("a", List.of(target)),
                Progress.NONE,
                List.of());

        AccountPlan plan = plan(input).accounts().get(0);

        assertThat(plan.findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.LOGIN_BLANKS, FindingCode.NO_ADDRESS, FindingCode.FOLDER_RENAMED);
        assertThat(plan.folders()).isNotNull();
    }

    @Test
    void two_accounts_on_one_target_login_are_an_error_of_both_and_of_no_other() {
        PlanRules rules = new PlanRules(
                FolderRules.NONE, null, account -> account.login().equals("c") ? "other" : "info@example.org");

        MigrationPlan plan =
                new MigrationPlanner(rules).plan("b", PlanInput.of(List.of(result("a"), result("b"), result("c"))));

        assertThat(plan.accounts()).extracting(AccountPlan::hasErrors).containsExactly(true, true, false);
        assertThat(plan.accounts().get(1).findings().get(0).text())
                .isEqualTo("the accounts a, b would all be copied to the target login info@example.org");
    }

    @Test
    void an_account_that_is_not_selected_still_owns_its_target_login() {
        PlanRules rules = new PlanRules(FolderRules.NONE, null, account -> "info@example.org");
        PlanInput input = new PlanInput(
                List.of(result("a")), List.of(), Map.of(), Map.of(), Progress.NONE, List.of(), List.of(account("b")));

        MigrationPlan plan = new MigrationPlanner(rules).plan("b", input);

        assertThat(plan.accounts()).singleElement().satisfies(account -> {
            assertThat(account.account().login()).isEqualTo("a");
            assertThat(account.hasErrors()).isTrue();
        });
    }

    @Test
    void an_account_that_was_not_looked_at_has_no_folders() {
        AccountPlan plan = plan(PlanInput.of(List.of(result("a")))).accounts().get(0);

        assertThat(plan.inventory()).isNull();
        assertThat(plan.folders()).isNull();
    }

    @Test
    void a_source_that_could_not_be_opened_leaves_the_failure_in_the_plan() {
        AccountInventory failed =
                new AccountInventory(null, null, Failure.ofAccount("SOURCE-NOT-OPENED", "wrong password"), null);

        AccountPlan plan = plan(looking(Map.of("a", failed))).accounts().get(0);

        assertThat(plan.folders()).isNull();
        assertThat(plan.inventory()).isEqualTo(failed);
    }

    @Test
    void an_account_that_is_not_at_the_target_yet_gets_names_as_the_others_have_them() {
        MigrationPlan plan = plan(looking(Map.of(
                "a", looked(Side.slashes().mailbox("Gesendet"), null),
                "b", looked(Side.slashes(), Side.dots()))));

        FolderPlan folders = Objects.requireNonNull(plan.accounts().get(0).folders());
        assertThat(folders.folders())
                .extracting(entry -> entry.target().wire())
                .containsExactly("INBOX", "INBOX.Gesendet");
    }

    @Test
    void mail_at_the_target_is_a_question_until_it_is_answered() {
        Side target = Side.with("", '/').mailbox("INBOX", 3);
        Map<String, AccountInventory> inventories = Map.of("a", looked(Side.dots(), target));

        AccountPlan asked = plan(looking(inventories)).accounts().get(0);
        AccountPlan answered = plan(deciding(
                        inventories, new Decision(FindingCode.TARGET_NOT_EMPTY, "a", null, null, "adopt")))
                .accounts()
                .get(0);
        AccountPlan settled = new MigrationPlanner(new PlanRules(FolderRules.NONE, "adopt", TargetLogins.OWN))
                .plan("b", looking(inventories))
                .accounts()
                .get(0);

        assertThat(asked.needsDecision()).isTrue();
        assertThat(answered.needsDecision()).isFalse();
        assertThat(answered.answer(FindingCode.TARGET_NOT_EMPTY)).contains("adopt");
        assertThat(settled.findings()).isEmpty();
    }

    @Test
    void mail_at_the_target_is_no_question_once_copying_has_begun_and_the_digest_stays() {
        Map<String, AccountInventory> inventories =
                Map.of("a", looked(Side.dots(), Side.with("", '/').mailbox("INBOX", 3)));
        Decision decision = new Decision(FindingCode.TARGET_NOT_EMPTY, "a", null, null, "adopt");
        PlanInput first = deciding(inventories, decision);
        PlanInput resumed = new PlanInput(
                first.accounts(),
                List.of(),
                inventories,
                Map.of(),
                new Progress(null, List.of(facts("a", 1))),
                first.decisions());

        AccountPlan plan = plan(resumed).accounts().get(0);

        assertThat(plan.findings()).isEmpty();
        assertThat(plan.answer(FindingCode.TARGET_NOT_EMPTY)).contains("adopt");
        assertThat(plan(resumed).digest()).isEqualTo(plan(first).digest());
    }

    @Test
    void a_decision_may_name_a_login_an_address_a_domain_a_customer_or_nobody() {
        MappedAccount account = Accounts.mapped("firma.de3")
                .withAddress(new EmailAddress("info", "firma.de"))
                .build();

        assertThat(decision("firma.de3", null, null).concerns(account)).isTrue();
        assertThat(decision("Info@firma.de", null, null).concerns(account)).isTrue();
        assertThat(decision(null, "firma.de", null).concerns(account)).isTrue();
        assertThat(decision(null, null, null).concerns(account)).isTrue();
        assertThat(decision("firma.de4", null, null).concerns(account)).isFalse();
        assertThat(decision(null, "firma.com", null).concerns(account)).isFalse();
        assertThat(decision(null, null, "4711").concerns(account)).isFalse();
    }

    @Test
    void the_digest_has_two_groups_of_four_digits() {
        assertThat(plan(PlanInput.of(List.of(result("a")))).digest()).matches("[0-9a-f]{4}-[0-9a-f]{4}");
    }

    @Test
    void the_digest_changes_with_mapped_values_folder_names_and_decisions() {
        List<String> digests = new ArrayList<>();
        digests.add(digestOf(Accounts.mapped("a")));
        digests.add(digestOf(Accounts.mapped("b")));
        digests.add(digestOf(Accounts.mapped("a").withQuota(new QuotaLimit.Bytes(1))));
        digests.add(digestOf(Accounts.mapped("a").withPassword("SHA512-CRYPT", "x")));
        digests.add(digestOf(Accounts.mapped("a").withAddress(new EmailAddress("a", "example.org"))));
        digests.add(digestOf(Accounts.mapped("a").inactive()));
        digests.add(plan(looking(Map.of("a", looked(Side.dots(), null)))).digest());
        digests.add(plan(looking(Map.of("a", looked(Side.dots().mailbox("INBOX.x"), null))))
                .digest());
        digests.add(plan(deciding(
                        Map.of("a", looked(Side.dots(), null)),
                        new Decision(FindingCode.OVERQUOTA, "a", null, null, "raise")))
                .digest());

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void the_digest_ignores_counts_secrets_and_the_order_of_accounts() {
        String few = plan(looking(Map.of("a", looked(Side.with("", '/').mailbox("INBOX", 1), null))))
                .digest();
        String many = plan(looking(Map.of("a", looked(Side.with("", '/').mailbox("INBOX", 2000), null))))
                .digest();
        assertThat(few).isEqualTo(many);

        assertThat(digestOf(Accounts.mapped("a").withPassword("MD5", "one")))
                .isEqualTo(digestOf(Accounts.mapped("a").withPassword("MD5", "two")));

        assertThat(plan(PlanInput.of(List.of(result("a"), result("b")))).digest())
                .isEqualTo(plan(PlanInput.of(List.of(result("b"), result("a")))).digest());
    }

    @Test
    void the_digest_ignores_the_order_in_which_a_server_lists_its_folders() {
        Side one = Side.dots().mailbox("INBOX.a").mailbox("INBOX.b").mailbox("INBOX.c");
        Side other = Side.dots().mailbox("INBOX.c").mailbox("INBOX.a").mailbox("INBOX.b");

        assertThat(plan(looking(Map.of("a", looked(one, null)))).digest())
                .isEqualTo(plan(looking(Map.of("a", looked(other, null)))).digest());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void planning_twice_gives_equal_plans(long seed) {
        assertThat(plan(random(seed))).isEqualTo(plan(random(seed)));
    }

    /** Accounts with folders and target mail, in an order of their own each time. */
    private static PlanInput random(long seed) {
        Random random = new Random(seed);
        List<MappingResult> results = new ArrayList<>();
        Map<String, AccountInventory> inventories = new HashMap<>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            String login = "user" + i;
            Side source = Side.dots();
            random.ints(random.nextInt(6), 0, 20).distinct().forEach(n -> source.mailbox("INBOX.f" + n + "/x", n));
            results.add(result(login));
            inventories.put(
                    login, looked(source, random.nextBoolean() ? Side.slashes().mailbox("f1_x", 3) : null));
        }
        Collections.shuffle(results, random);
        return new PlanInput(results, List.of(), inventories, Map.of(), Progress.NONE, List.of());
    }

    private static MigrationPlan plan(PlanInput input) {
        return new MigrationPlanner(RULES).plan("b", input);
    }

    private static PlanInput looking(Map<String, AccountInventory> inventories) {
        return deciding(inventories);
    }

    private static PlanInput deciding(Map<String, AccountInventory> inventories, Decision... decisions) {
        return new PlanInput(
                inventories.keySet().stream()
                        .sorted()
                        .map(MigrationPlannerTest::result)
                        .toList(),
                List.of(),
                inventories,
                Map.of(),
                Progress.NONE,
                Arrays.asList(decisions));
    }

    private static AccountInventory looked(Side source, @Nullable Side target) {
        return new AccountInventory(source.inventory(), target == null ? null : target.inventory(), null, null);
    }

    private static String digestOf(Accounts account) {
        MappedAccount built = account.build();
        return plan(PlanInput.of(List.of(new MappingResult(source(built.login()), built, List.of()))))
                .digest();
    }

    private static MappingResult result(String login) {
        return new MappingResult(source(login), account(login), List.of());
    }

    private static MappedAccount account(String login) {
        return Accounts.mapped(login).build();
    }

    private static SourceAccount source(String login) {
        return SourceAccount.builder("test", login).build();
    }

    private static Decision decision(@Nullable String account, @Nullable String domain, @Nullable String customer) {
        return new Decision(FindingCode.OVERQUOTA, account, domain, customer, "raise");
    }

    private static AccountFacts facts(String login, int attempts) {
        return new AccountFacts(
                login, null, null, null, AccountState.FAILED, attempts, null, 0, 0, null, null, null, null, null);
    }
}

package net.mailmigrator.mapping.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.model.WaveWish.Preference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** R7: which accounts move together and when. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WavePlannerTest {
    private static final WaveWish FIRST = new WaveWish(Preference.FIRST, null, null, "own test domain");
    private static final WaveWish LAST = new WaveWish(Preference.LAST, null, null, "want to see how it goes");
    private static final WaveWish OCTOBER =
            new WaveWish(Preference.NOT_BEFORE, null, LocalDate.of(2018, 10, 1), "fair");

    @Test
    void the_first_come_first_the_last_last_and_who_waits_for_a_day_after_the_others() {
        List<SourceAccount> accounts = List.of(
                account("late.de1", "K3", LAST),
                account("fair.de1", "K4", OCTOBER),
                account("any.de1", "K2", WaveWish.ANY),
                account("pilot.de1", "K1", FIRST));

        assertThat(plan(accounts, unlimited()).byLogin())
                .isEqualTo(Map.of("pilot.de1", "1", "any.de1", "2", "fair.de1", "3", "late.de1", "4"));
    }

    @Test
    void without_any_wish_there_is_one_wave() {
        assertThat(plan(
                                List.of(account("a.de1", "K1", WaveWish.ANY), account("b.de1", "K2", WaveWish.ANY)),
                                unlimited())
                        .byLogin())
                .isEqualTo(Map.of("a.de1", "1", "b.de1", "1"));
    }

    @Test
    void a_customer_moves_as_a_whole_and_its_domains_apart_only_where_it_may_be_split() {
        List<SourceAccount> accounts = List.of(
                account("one.de1", "K1", LAST),
                account("one.de2", "K1", WaveWish.ANY),
                account("two.de1", "K1", WaveWish.ANY),
                account("other.de1", "K2", WaveWish.ANY));

        assertThat(plan(accounts, unlimited()).byLogin())
                .isEqualTo(Map.of("other.de1", "1", "one.de1", "2", "one.de2", "2", "two.de1", "2"));
        assertThat(plan(accounts, new WaveSettings(WaveList.NONE, null, null, true))
                        .byLogin())
                .isEqualTo(Map.of("other.de1", "1", "two.de1", "1", "one.de1", "2", "one.de2", "2"));
    }

    @Test
    void two_customers_who_share_a_domain_move_together() {
        assertThat(plan(
                                List.of(
                                        account("shared.de1", "K1", LAST),
                                        account("shared.de2", "K2", WaveWish.ANY),
                                        account("own.de1", "K2", WaveWish.ANY),
                                        account("other.de1", "K3", WaveWish.ANY)),
                                unlimited())
                        .byLogin())
                .containsEntry("own.de1", "2")
                .containsEntry("shared.de1", "2")
                .containsEntry("shared.de2", "2")
                .containsEntry("other.de1", "1");
    }

    @Test
    void small_ones_begin_and_a_full_wave_is_followed_by_the_next() {
        List<SourceAccount> accounts = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            accounts.add(account("big.de" + i, "K1", WaveWish.ANY));
        }
        accounts.add(account("small.de1", "K2", WaveWish.ANY));
        accounts.add(account("mid.de1", "K3", WaveWish.ANY));
        accounts.add(account("mid.de2", "K3", WaveWish.ANY));

        WavePlan plan = plan(accounts, new WaveSettings(WaveList.NONE, 3, null, false));

        assertThat(plan.byLogin())
                .containsEntry("small.de1", "1")
                .containsEntry("mid.de2", "1")
                .containsEntry("big.de3", "2");
        assertThat(plan.waves()).extracting(WavePlan.Facts::accounts).containsExactly(3, 3);
    }

    @Test
    void bytes_fill_a_wave_too_and_exactly_full_is_allowed() {
        List<SourceAccount> accounts = List.of(sized("a.de1", 600), sized("b.de1", 400), sized("c.de1", 1));

        WavePlan plan = plan(accounts, new WaveSettings(WaveList.NONE, null, 401L, false));

        assertThat(plan.byLogin()).isEqualTo(Map.of("c.de1", "1", "b.de1", "1", "a.de1", "2"));
        assertThat(plan.waves())
                .extracting(WavePlan.Facts::tooLarge)
                .as("600 bytes find room in no wave and have one of their own")
                .containsExactly(false, true);
    }

    @Test
    void what_the_list_says_goes_before_the_source_and_a_login_before_its_domain() {
        WaveList list =
                new WaveList(Map.of("a.de1", named("7")), Map.of("b.de", named("nord")), Map.of("K9", named("3")));
        List<SourceAccount> accounts =
                List.of(account("a.de1", "K1", LAST), account("b.de1", "K2", LAST), account("c.de1", "K3", LAST));

        WavePlan plan = plan(accounts, new WaveSettings(list, null, null, false));

        assertThat(plan.byLogin()).isEqualTo(Map.of("a.de1", "7", "b.de1", "nord", "c.de1", "8"));
        assertThat(plan.unknown()).containsExactly("customer K9");
    }

    @Test
    void of_two_named_waves_in_a_customer_the_later_holds_for_all() {
        WaveList list = new WaveList(Map.of("a.de1", named("10"), "a.de2", named("9")), Map.of(), Map.of());

        assertThat(plan(
                                List.of(account("a.de1", "K1", WaveWish.ANY), account("a.de2", "K1", WaveWish.ANY)),
                                new WaveSettings(list, null, null, false))
                        .byLogin())
                .isEqualTo(Map.of("a.de1", "10", "a.de2", "10"));
    }

    @Test
    void a_wave_tells_how_many_domains_accounts_bytes_and_wishes_it_has() {
        WavePlan plan = plan(
                List.of(
                        account("late.de1", "K3", LAST),
                        account("late.de2", "K3", LAST),
                        account("a.de1", "K1", FIRST)),
                unlimited());

        assertThat(plan.waves())
                .containsExactly(
                        new WavePlan.Facts("1", 1, 1, 100, Map.of(Preference.FIRST, 1), false),
                        new WavePlan.Facts("2", 1, 2, 200, Map.of(Preference.LAST, 2), false));
    }

    @Test
    void the_order_of_the_source_makes_no_difference() {
        List<SourceAccount> accounts = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            WaveWish wish =
                    List.of(FIRST, LAST, OCTOBER, WaveWish.ANY, WaveWish.ANY).get(random.nextInt(5));
            accounts.add(account("d" + random.nextInt(60) + ".de" + i, "K" + random.nextInt(40), wish));
        }
        WaveSettings settings = new WaveSettings(WaveList.NONE, 30, null, false);
        Map<String, String> expected = plan(accounts, settings).byLogin();
        Collections.shuffle(accounts, random);

        assertThat(plan(accounts, settings).byLogin()).isEqualTo(expected).hasSize(200);
    }

    private static WavePlan plan(List<SourceAccount> accounts, WaveSettings settings) {
        return WavePlanner.plan(accounts, settings);
    }

    private static WaveSettings unlimited() {
        return new WaveSettings(WaveList.NONE, null, null, false);
    }

    private static WaveWish named(String wave) {
        return new WaveWish(Preference.NAMED, wave, null, null);
    }

    private static SourceAccount sized(String login, long bytes) {
        return account(login, null, WaveWish.ANY, bytes);
    }

    private static SourceAccount account(String login, String customer, WaveWish wish) {
        return account(login, customer, wish, 100);
    }

    private static SourceAccount account(String login, @Nullable String customer, WaveWish wish, long bytes) {
        return SourceAccount.builder("row", login)
                .address(EmailAddress.parse(login + "@" + login.replaceAll("\\d+$", ""))
                        .orElseThrow())
                .customer(customer == null ? null : new Customer(customer, null, null, new QuotaLimit.LegacyUnset()))
                .usageBytes(bytes)
                .wish(wish)
                .build();
    }
}

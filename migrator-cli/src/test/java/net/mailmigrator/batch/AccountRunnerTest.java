package net.mailmigrator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.copy.StopRequest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountRunnerTest {
    @Test
    void results_stand_in_the_order_of_the_accounts() {
        List<String> results = new AccountRunner(3, StopRequest.NEVER).run(List.of("a", "b", "c", "d"), "x"::concat);

        assertThat(results).containsExactly("xa", "xb", "xc", "xd");
    }

    @Test
    void one_failure_that_strikes_two_accounts_is_thrown_as_it_is() {
        CountDownLatch bothAreHere = new CountDownLatch(2);
        IllegalStateException closed = new IllegalStateException("the database has closed itself");

        assertThatThrownBy(() -> new AccountRunner(2, StopRequest.NEVER).run(List.of("a", "b"), account -> {
                    bothAreHere.countDown();
                    arrived(bothAreHere);
                    throw closed;
                }))
                .isSameAs(closed);
    }

    @Test
    void as_many_accounts_as_allowed_run_at_the_same_time() {
        CountDownLatch bothAreHere = new CountDownLatch(2);

        List<Boolean> met = new AccountRunner(2, StopRequest.NEVER).run(List.of("a", "b"), account -> {
            bothAreHere.countDown();
            return arrived(bothAreHere);
        });

        assertThat(met).containsExactly(true, true);
    }

    @Test
    void never_more_accounts_run_than_allowed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new AccountRunner(2, StopRequest.NEVER).run(List.of("a", "b", "c", "d", "e", "f"), account -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            return now.decrementAndGet();
        });

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void after_a_stop_request_no_further_account_is_begun() {
        AtomicBoolean stop = new AtomicBoolean();

        List<String> results = new AccountRunner(1, stop::get).run(List.of("a", "b", "c"), account -> {
            stop.set(account.equals("b"));
            return account;
        });

        assertThat(results).containsExactly("a", "b");
    }

    @Test
    void what_the_work_throws_ends_the_batch_and_is_thrown() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> new AccountRunner(1, StopRequest.NEVER).run(List.of("a", "b", "c"), account -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("broken at " + account);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken at a");
        assertThat(begun).hasValue(1);
    }

    @Test
    void accounts_that_would_have_to_wait_come_after_the_others() {
        List<String> order = new ArrayList<>();

        List<String> results = new AccountRunner(1, StopRequest.NEVER)
                .run(List.of("away1", "b", "away2", "d"), account -> account.startsWith("away"), account -> {
                    order.add(account);
                    return account;
                });

        assertThat(order).containsExactly("b", "d", "away1", "away2");
        assertThat(results).containsExactly("away1", "b", "away2", "d");
    }

    @Test
    void no_accounts_are_no_work() {
        assertThat(new AccountRunner(4, StopRequest.NEVER).run(List.<String>of(), "x"::concat))
                .isEmpty();
    }

    private static boolean arrived(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

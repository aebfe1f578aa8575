package net.mailmigrator.imap.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.ReadableServer;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostBreakerTest {
    private static final Duration BOUND = Duration.ofMinutes(10);

    private final InMemoryServer server = new InMemoryServer();
    private final Patience patience = new Patience();
    private final ReadableServer limited = new RetryingServer(
            new LimitedServer("memory:143", server, new Caps(9, 9, 0, Duration.ofSeconds(5), BOUND), patience.gate()),
            Retries.of("test", 2, IntervalFunction.of(1)));
    private final List<Long> tried = new ArrayList<>();

    HostBreakerTest() {
        server.addAccount("anna", "pw");
    }

    @Test
    void a_server_that_is_restarted_is_waited_for_and_costs_no_attempt() throws MailException {
        open();
        failing(6, refused());

        open();

        assertThat(gaps()).containsExactly(2L, 3L, 5L, 9L, 17L, 31L);
        assertThat(patience.told).containsExactly("memory:143 away Connection refused", "memory:143 back PT1M7S");
    }

    @Test
    void one_that_has_never_answered_is_given_up_after_seconds() {
        failing(99, refused());

        assertThatThrownBy(this::open)
                .hasMessage("connect to memory:143: Connection refused (tried 4 times within 10 s;"
                        + " it has never answered)")
                .hasFieldOrPropertyWithValue("scope", FailureScope.RUN)
                .hasFieldOrPropertyWithValue("retryable", false);
        assertThat(patience.time.passed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void one_that_stays_away_for_the_bound_is_given_up_and_others_do_not_wait_once_more() throws MailException {
        open();
        failing(99, refused());
        assertThatThrownBy(this::open)
                .hasMessageStartingWith("connect to memory:143: Connection refused (tried 2")
                .hasMessageEndingWith(" times within 600 s, for it had answered before; see run.hostDown)")
                .hasFieldOrPropertyWithValue("scope", FailureScope.RUN);
        int before = tried.size();

        assertThatThrownBy(this::open).hasFieldOrPropertyWithValue("retryable", false);

        assertThat(patience.time.passed()).isEqualTo(BOUND);
        assertThat(tried).hasSizeLessThanOrEqualTo(before + 1);
    }

    @Test
    void one_that_was_given_up_is_used_again_when_it_is_back() throws MailException {
        failing(4, refused());
        assertThatThrownBy(this::open).isInstanceOf(MailException.class);
        patience.time.pass(Duration.ofSeconds(30));

        open();

        assertThat(patience.told).last().asString().startsWith("memory:143 back");
    }

    @Test
    void while_one_is_trying_nobody_else_does() throws Exception {
        open();
        CountDownLatch trying = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        server.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LOGIN && attempts.incrementAndGet() == 1) {
                throw refused();
            } else if (step == Step.BEFORE_LOGIN) {
                trying.countDown();
                await(goOn);
            }
        });
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> first = other.submit(() -> {
                open();
                return true;
            });
            await(trying);
            assertThatThrownBy(this::open).hasMessageContaining("Connection refused");
            assertThat(attempts).hasValue(2);
            goOn.countDown();

            first.get(10, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
        server.setFaults(FaultPoint.NONE);
        open();
    }

    @Test
    void a_stop_ends_the_wait_and_is_no_failure_of_the_host() throws MailException {
        open();
        failing(99, refused());
        patience.stop.set(true);

        assertThatThrownBy(this::open)
                .hasMessage("connect to memory:143: Connection refused; the wait for it was ended by a stop."
                        + " Nothing is lost; run the command again")
                .hasFieldOrPropertyWithValue("scope", FailureScope.ACCOUNT)
                .hasFieldOrPropertyWithValue("retryable", false);
        assertThat(patience.time.passed()).isZero();
        assertThat(patience.told).containsExactly("memory:143 away Connection refused");
    }

    @Test
    void a_refused_login_is_an_answer() throws MailException {
        assertThatThrownBy(() -> open("wrong")).isInstanceOf(MailException.class);
        failing(6, refused());

        open();

        assertThat(patience.time.passed()).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void a_server_that_sends_everybody_away_as_soon_as_they_come_is_away() throws MailException {
        open();
        failing(
                5,
                MailException.greeted(
                        new MailException.Reason(AnswerMeaning.UNKNOWN, null, true),
                        "connect to memory:143",
                        "BYE no"));

        open();

        assertThat(gaps()).containsExactly(2L, 3L, 5L, 9L, 17L);
    }

    @Test
    void a_connection_that_is_lost_at_the_login_says_nothing_of_the_host() {
        failing(99, MailException.lost("log in", "the connection was lost", null));

        assertThatThrownBy(this::open).hasMessage("log in: the connection was lost");
        assertThat(tried).hasSize(2);
        assertThat(patience.told).isEmpty();
    }

    private void open() throws MailException {
        open("pw");
    }

    private void open(String password) throws MailException {
        limited.openReader(new Credentials("anna", Secret.of(password), null)).close();
    }

    private void failing(int times, MailException failure) {
        server.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LOGIN) {
                tried.add(patience.time.passed().toSeconds());
                if (tried.size() <= times) {
                    throw failure;
                }
            }
        });
    }

    private List<Long> gaps() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < tried.size(); i++) {
            gaps.add(tried.get(i) - tried.get(i - 1));
        }
        return gaps;
    }

    private static MailException refused() {
        return MailException.refused(FailureScope.RUN, true, "connect to memory:143", "Connection refused");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}

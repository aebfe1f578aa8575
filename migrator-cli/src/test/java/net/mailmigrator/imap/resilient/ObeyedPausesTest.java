package net.mailmigrator.imap.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.core.IntervalFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.Collected;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObeyedPausesTest {
    private static final String EXCHANGE = "Request is throttled. Suggested Backoff Time: 299467 milliseconds";
    private static final Duration SUGGESTED = Duration.ofMillis(299_467);
    private static final String YAHOO = "[LIMIT] UID FETCH Rate limit hit";

    private final InMemoryServer server = new InMemoryServer();
    private final InMemoryMailbox inbox = server.addAccount("anna", "pw").mailbox("INBOX");
    private final Patience patience = new Patience();
    private final LimitedServer limited = new LimitedServer(
            "memory:143", server, new Caps(9, 9, 0, Duration.ofSeconds(5), Duration.ofMinutes(10)), patience.gate());

    /** When a step was come to, since the beginning. */
    private final List<Duration> asked = new ArrayList<>();

    ObeyedPausesTest() {
        server.addAccount("bert", "pw");
        for (int i = 1; i <= 5; i++) {
            inbox.put(("Subject: " + i + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII), MessageFlags.NONE, null);
        }
    }

    @Test
    void a_suggested_time_is_waited_for_exactly() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        failing(Step.BEFORE_STATUS, 1, answered(EXCHANGE));

        anna.status(MailboxName.INBOX);

        assertThat(asked).containsExactly(Duration.ZERO, SUGGESTED);
        assertThat(patience.told).containsExactly("memory:143 PT4M59.467S " + EXCHANGE);
    }

    @Test
    void nobody_else_asks_that_host_anything_meanwhile() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        MailboxWriter bert = limited.openWriter(login("bert"));
        failing(Step.BEFORE_STATUS, 1, lost(EXCHANGE));
        assertThatThrownBy(() -> anna.status(MailboxName.INBOX)).isInstanceOf(MailException.class);
        recording(Step.BEFORE_LIST);

        bert.list();

        assertThat(asked).endsWith(SUGGESTED);
    }

    @Test
    void new_connections_wait_too() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        failing(Step.BEFORE_STATUS, 1, lost(EXCHANGE));
        assertThatThrownBy(() -> anna.status(MailboxName.INBOX)).isInstanceOf(MailException.class);
        recording(Step.BEFORE_LOGIN);

        limited.openReader(login("bert")).close();

        assertThat(asked).endsWith(SUGGESTED);
    }

    @Test
    void without_a_suggestion_the_pauses_double_up_to_five_minutes() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        failing(Step.BEFORE_STATUS, 11, answered("[LIMIT] Rate limit hit"));

        anna.status(MailboxName.INBOX);

        assertThat(gaps()).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void what_worked_begins_with_a_short_pause_again() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        failing(Step.BEFORE_STATUS, 3, answered("[LIMIT] Rate limit hit"));
        anna.status(MailboxName.INBOX);
        asked.clear();
        failing(Step.BEFORE_STATUS, 1, answered("[LIMIT] Rate limit hit"));

        anna.status(MailboxName.INBOX);

        assertThat(gaps()).containsExactly(1L);
    }

    @Test
    void a_suggestion_that_does_not_help_is_not_asked_after_in_haste() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        failing(Step.BEFORE_STATUS, 4, answered("Request is throttled. Suggested Backoff Time: 1000 milliseconds"));

        anna.status(MailboxName.INBOX);

        assertThat(gaps()).containsExactly(1L, 2L, 4L, 8L);
    }

    @Test
    void a_throttled_connection_is_no_failed_attempt_however_often_it_is_lost() throws MailException {
        RetryingServer retrying = new RetryingServer(limited, Retries.of("test", 2, IntervalFunction.of(1)));
        MailboxReader anna = retrying.openReader(login("anna"));
        anna.examine(MailboxName.INBOX);
        failing(Step.BEFORE_FETCH, 9, lost(YAHOO));
        Collected collected = new Collected();

        anna.fetch(UidSet.of(1, 2, 3), collected);

        assertThat(collected.order).containsExactly(1L, 2L, 3L);
        assertThat(gaps()).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L);
    }

    @Test
    void a_server_that_hangs_up_without_a_word_after_it_asked_for_quiet_is_still_throttling() throws MailException {
        MailboxWriter anna = limited.openWriter(login("anna"));
        server.setRefusal(message -> EXCHANGE);
        anna.append(MailboxName.INBOX, List.of(message()), () -> {});
        failing(Step.BEFORE_GATE, 1, MailException.lost("append", "the connection was closed", null));

        assertThatThrownBy(() -> anna.append(MailboxName.INBOX, List.of(message()), () -> {}))
                .isInstanceOfSatisfying(MailException.class, failure -> {
                    assertThat(failure.connectionLost()).isTrue();
                    assertThat(failure.asksForQuiet()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Request is throttled. Suggested Backoff Time: 299467 milliseconds | PT4M59.467S
            [INUSE] Mailbox is locked                                         | PT1S
            [UNAVAILABLE] backend is down                                     | PT1S
            [SERVERBUG] Internal error                                        | PT1S
            [LIMIT] APPEND rate limit hit                                     | PT1S
            """)
    void an_append_that_is_to_come_later_is_not_repeated_here_and_the_next_one_waits(String words, Duration wait)
            throws MailException {
        MailboxWriter anna = limited.openWriter(login("anna"));
        server.setRefusal(message -> words);
        AtomicInteger gates = new AtomicInteger();

        AppendResult first = anna.append(MailboxName.INBOX, List.of(message()), gates::incrementAndGet);
        server.setRefusal(message -> null);
        recording(Step.BEFORE_GATE);
        AppendResult second = anna.append(MailboxName.INBOX, List.of(message()), gates::incrementAndGet);

        assertThat(first).isEqualTo(new AppendResult.Later(words));
        assertThat(second).isInstanceOf(AppendResult.Appended.class);
        assertThat(gates).hasValue(2);
        assertThat(asked).containsExactly(wait);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [OVERQUOTA] Quota exceeded
            [LIMIT] Mail size is larger than the maximum size allowed by server configuration
            Virus found
            """)
    void an_append_that_is_refused_for_good_is_not_taken_for_throttling(String words) throws MailException {
        MailboxWriter anna = limited.openWriter(login("anna"));
        server.setRefusal(message -> words);

        assertThat(anna.append(MailboxName.INBOX, List.of(message()), () -> {}))
                .isEqualTo(new AppendResult.Refused(words));
        anna.append(MailboxName.INBOX, List.of(message()), () -> {});
        assertThat(patience.time.passed()).isZero();
    }

    @Test
    void a_locked_mailbox_is_asked_for_again_and_keeps_nobody_else_waiting() throws MailException {
        MailboxWriter anna = limited.openWriter(login("anna"));
        failing(Step.BEFORE_OPEN, 4, answered("[INUSE] Mailbox is locked"));

        anna.select(MailboxName.INBOX);

        assertThat(gaps()).containsExactly(1L, 2L, 4L, 8L);
        assertThat(patience.told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [INUSE] Mailbox is locked        | 14
            [UNAVAILABLE] Backend is away    | 14
            [SERVERBUG] Internal error       | 4
            """)
    void what_does_not_help_ends_for_that_mailbox_only(String words, int times) throws MailException {
        MailboxWriter anna = limited.openWriter(login("anna"));
        failing(Step.BEFORE_OPEN, 99, answered(words));

        assertThatThrownBy(() -> anna.select(MailboxName.INBOX))
                .hasMessage("ask: " + words + " (asked " + times + " times)")
                .hasFieldOrPropertyWithValue("retryable", false)
                .hasFieldOrPropertyWithValue("scope", FailureScope.MAILBOX);
        asked.clear();
        assertThatThrownBy(() -> anna.select(MailboxName.encode("Other"))).hasMessageContaining("asked " + times);
    }

    @Test
    void a_login_that_is_throttled_for_an_hour_is_left_to_another_run() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        failing(Step.BEFORE_STATUS, 999, answered(YAHOO));

        assertThatThrownBy(() -> anna.status(MailboxName.INBOX))
                .hasMessageStartingWith("ask memory:143 for anna: the server wants to be left alone until 2026-11-24 0")
                .hasMessageEndingWith(
                        "UTC (it said: " + YAHOO + "); that is more than the 60 min that a run waits for one"
                                + " thing in all. Nothing is lost; run the same command again after that")
                .hasFieldOrPropertyWithValue("scope", FailureScope.ACCOUNT)
                .hasFieldOrPropertyWithValue("retryable", false);
        assertThat(patience.time.passed()).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));
    }

    @Test
    void a_host_that_throttles_everybody_for_an_hour_ends_the_run() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        MailboxReader bert = limited.openReader(login("bert"));
        failing(Step.BEFORE_STATUS, 999, answered(YAHOO));
        assertThatThrownBy(() -> anna.status(MailboxName.INBOX)).isInstanceOf(MailException.class);

        assertThatThrownBy(() -> bert.status(MailboxName.INBOX))
                .hasFieldOrPropertyWithValue("scope", FailureScope.RUN)
                .hasMessageContaining("it said: " + YAHOO);
    }

    @Test
    void a_pause_of_many_hours_for_one_login_does_not_keep_the_others() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        MailboxReader bert = limited.openReader(login("bert"));
        failing(Step.BEFORE_STATUS, 1, answered("throttled, retry after 20 hours"));

        assertThatThrownBy(() -> anna.status(MailboxName.INBOX))
                .hasMessageContaining("left alone until 2026-11-25 02:00:00 UTC")
                .hasFieldOrPropertyWithValue("scope", FailureScope.ACCOUNT);
        bert.status(MailboxName.INBOX);
        assertThat(patience.time.passed()).isZero();
    }

    @Test
    void a_pause_of_many_hours_for_the_address_ends_the_run() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        MailboxReader bert = limited.openReader(login("bert"));
        failing(Step.BEFORE_STATUS, 1, answered("throttled: your IP address may retry after 20 hours"));

        assertThatThrownBy(() -> anna.status(MailboxName.INBOX)).hasFieldOrPropertyWithValue("scope", FailureScope.RUN);
        assertThatThrownBy(() -> bert.list())
                .hasMessageContaining("left alone until 2026-11-25 02:00:00 UTC")
                .hasFieldOrPropertyWithValue("scope", FailureScope.RUN);
    }

    @Test
    void a_stop_ends_the_wait() throws MailException {
        MailboxReader anna = limited.openReader(login("anna"));
        failing(Step.BEFORE_STATUS, 999, answered(EXCHANGE));
        patience.stop.set(true);

        assertThatThrownBy(() -> anna.status(MailboxName.INBOX))
                .hasMessageContaining("the wait was ended by a stop")
                .hasFieldOrPropertyWithValue("retryable", false);
        assertThat(patience.time.passed()).isZero();
    }

    @Test
    void a_login_beyond_a_cap_waits_until_a_connection_is_closed() throws Exception {
        MailboxReader first = limited.openReader(login("anna"));
        MailboxReader second = limited.openReader(login("anna"));
        failing(Step.BEFORE_LOGIN, 1, atLogin("Maximum number of connections from user+IP exceeded"));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<MailboxReader> third = other.submit(() -> limited.openReader(login("anna")));
            while (patience.told.isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(third).isNotDone();
            second.close();

            third.get(10, TimeUnit.SECONDS).close();
        } finally {
            other.shutdownNow();
        }
        first.close();
        assertThat(patience.told)
                .containsExactly("memory:143 2 anna Maximum number of connections from user+IP exceeded");
        assertThat(patience.time.passed()).isZero();
    }

    @Test
    void logins_that_are_refused_at_once_teach_how_many_were_open_and_not_how_many_were_on_their_way()
            throws Exception {
        MailboxReader first = limited.openReader(login("anna"));
        MailboxReader second = limited.openReader(login("anna"));
        CyclicBarrier together = new CyclicBarrier(3);
        AtomicInteger refused = new AtomicInteger();
        server.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LOGIN && refused.incrementAndGet() <= 3) {
                meet(together);
                throw atLogin("Maximum number of connections from user+IP exceeded");
            }
        });

        List<Future<MailboxReader>> others = atOnce(3, () -> {
            MailboxReader opened = limited.openReader(login("anna"));
            opened.close();
            return opened;
        });
        while (refused.get() < 3) {
            Thread.onSpinWait();
        }
        second.close();
        for (Future<MailboxReader> other : others) {
            other.get(10, TimeUnit.SECONDS);
        }
        first.close();

        assertThat(patience.told)
                .containsExactly("memory:143 2 anna Maximum number of connections from user+IP exceeded");
        assertThat(patience.time.passed()).isZero();
    }

    @Test
    void a_cap_that_is_learned_too_early_grows_with_every_further_login_that_is_let_in() throws Exception {
        MailboxReader first = limited.openReader(login("anna"));
        CountDownLatch refused = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        server.setFaults((step, mailbox) -> {
            int number = step == Step.BEFORE_LOGIN ? begun.incrementAndGet() : 0;
            if (number == 1 || number == 2) {
                letIn(refused); // only when another login has been refused already
            } else if (number == 3) {
                throw atLogin("Too many connections");
            }
        });
        List<Future<MailboxReader>> slow = atOnce(2, () -> limited.openReader(login("anna")));
        while (begun.get() < 2) {
            Thread.onSpinWait();
        }
        Future<MailboxReader> third =
                atOnce(1, () -> limited.openReader(login("anna"))).get(0);
        while (patience.told.isEmpty()) {
            Thread.onSpinWait();
        }
        refused.countDown();
        List<MailboxReader> open =
                List.of(slow.get(0).get(10, TimeUnit.SECONDS), slow.get(1).get(10, TimeUnit.SECONDS));

        first.close();

        MailboxReader last = third.get(10, TimeUnit.SECONDS);
        assertThat(patience.told)
                .containsExactly(
                        "memory:143 1 anna Too many connections",
                        "memory:143 2 anna Too many connections",
                        "memory:143 3 anna Too many connections");
        for (MailboxReader reader : open) {
            reader.close();
        }
        last.close();
    }

    @Test
    void a_cap_that_others_have_used_up_is_waited_for() throws MailException {
        failing(Step.BEFORE_LOGIN, 4, atLogin("[UNAVAILABLE] Too many connections"));

        limited.openReader(login("anna")).close();

        assertThat(gaps()).containsExactly(1L, 2L, 4L, 8L);
    }

    private static List<Future<MailboxReader>> atOnce(int many, Callable<MailboxReader> opening) {
        ExecutorService pool = Executors.newFixedThreadPool(many);
        List<Future<MailboxReader>> opened = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            opened.add(pool.submit(opening));
        }
        pool.shutdown();
        return opened;
    }

    private static void letIn(CountDownLatch when) {
        try {
            assertThat(when.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private void failing(Step where, int times, MailException failure) {
        AtomicInteger passes = new AtomicInteger();
        server.setFaults((step, mailbox) -> {
            if (step == where) {
                asked.add(patience.time.passed());
                if (passes.incrementAndGet() <= times) {
                    throw failure;
                }
            }
        });
    }

    private void recording(Step where) {
        failing(where, 0, lost(""));
    }

    private List<Long> gaps() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < asked.size(); i++) {
            gaps.add(asked.get(i).minus(asked.get(i - 1)).toSeconds());
        }
        return gaps;
    }

    private static MailException answered(String words) {
        return ServerAnswer.to(Request.READ, words).failure("ask");
    }

    private static MailException atLogin(String words) {
        return ServerAnswer.to(Request.LOGIN, words).failure("log in");
    }

    private static MailException lost(String words) {
        return MailException.lost(
                "ask", words, ServerAnswer.to(Request.FETCH, words).reason(), null);
    }

    private static OutgoingMessage message() {
        return new OutgoingMessage(
                BytesContent.of("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                MessageFlags.NONE,
                InternalDate.ofEpochSecond(1_700_000_000));
    }

    private static Credentials login(String name) {
        return new Credentials(name, Secret.of("pw"), null);
    }
}

package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Pause;
import net.mailmigrator.model.StopException;
import net.mailmigrator.testing.JournalExtension;
import net.mailmigrator.testing.PassingTime;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long others are waited for that hold the lock of a batch, in time that passes by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LockWaitTest {
    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    @BeforeEach
    void a_journal() {
        journals.journal();
        journals.close();
    }

    private JournalFiles files() {
        return JournalFiles.of(journals.settings());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertStops(
            ExitStatus status, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(status));
    }

    @Test
    void a_reader_that_lets_go_after_three_pauses_costs_just_these() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        BatchLock reading = Objects.requireNonNull(BatchLock.forReading(files()));

        waiting(length -> {
                    pauses.add(length);
                    if (pauses.size() == 3) {
                        reading.close();
                    }
                })
                .open(IDENTITY, "1.0", "run")
                .close();

        assertThat(pauses).hasSize(3).containsOnly(Duration.ofMillis(20));
    }

    @Test
    void a_reader_that_never_lets_go_is_waited_for_ten_seconds_and_named() throws Exception {
        PassingTime time = new PassingTime();
        try (BatchLock reading = BatchLock.forReading(files())) {
            assertThat(reading).isNotNull();

            assertStops(ExitStatus.BUSY, () -> waiting(time::pass).open(IDENTITY, "1.0", "run"))
                    .hasMessageContaining("a migrator that reads the journal");
        }

        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whoever_is_interrupted_while_it_waits_stops() throws Exception {
        try (BatchLock reading = BatchLock.forReading(files())) {
            assertThat(reading).isNotNull();

            assertStops(
                    ExitStatus.INTERRUPTED,
                    () -> waiting(length -> Thread.currentThread().interrupt()).open(IDENTITY, "1.0", "run"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void one_that_works_and_says_nothing_of_it_is_waited_for_ten_seconds_by_a_reader() throws Exception {
        PassingTime time = new PassingTime();
        LockHolder worker = new LockHolder("run", 1, "host", java.time.Instant.EPOCH);
        BatchLock working = BatchLock.forWork(files(), worker, new LockWait(time::pass, Duration.ZERO));
        try (working) {
            assertStops(ExitStatus.REJECTED, () -> new JournalReader(journals.settings(), time::pass).status())
                    .hasMessageContaining("is held by another process, which has not written");
        }

        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(10));
    }

    private JournalStore waiting(Pause pause) {
        return new JournalStore(journals.settings(), Clock.systemUTC(), pause);
    }
}

package net.mailmigrator.verify;

import static net.mailmigrator.testing.CopyWorld.LOGIN;
import static net.mailmigrator.verify.VerifyWorld.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.CrashingJournal.Moment;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.verify.VerifyJob.Resources;
import net.mailmigrator.verify.VerifyJob.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verification of all contents that is killed or stopped goes on behind the last messages it had read. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContentResumeTest {
    private static final int MESSAGES = 360;
    private static final int PIECE = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CopyWorld world;

    private final AtomicInteger fetched = new AtomicInteger();

    @BeforeEach
    void a_copy_with_one_text_that_differs() {
        world = CopyWorld.withMail(folder, MESSAGES);
        world.target.setRewriting(octets -> new String(octets, StandardCharsets.ISO_8859_1)
                .replace("Text 4\r\n", "Next 4\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        world.run();
        world.target.setFaults((step, mailbox) -> fetched.addAndGet(step == Step.AFTER_FETCHED_MESSAGE ? 1 : 0));
    }

    @Test
    void killed_at_any_write_it_reads_no_message_again_that_it_had_noted() {
        int writes = writesOfACleanVerification();

        for (int fatal = 2; fatal <= writes; fatal++) {
            for (Moment moment : Moment.values()) {
                assertGoesOn(fatal, moment);
            }
        }
    }

    private int writesOfACleanVerification() {
        try (Journal journal = world.open()) {
            CrashingJournal counting = new CrashingJournal(journal, Integer.MAX_VALUE, Moment.BEFORE);
            assertWhole(verifying().verify(CONTENT, counting.journal()));
            journal.account(LOGIN).readBack().end();
            assertThat(counting.writes()).isGreaterThan(6);
            return counting.writes();
        }
    }

    private void assertGoesOn(int fatal, Moment moment) {
        String where = moment + " write " + fatal;
        fetched.set(0);
        try (Journal journal = world.open()) {
            CrashingJournal dying = new CrashingJournal(journal, fatal, moment);
            assertThat(catchThrowable(() -> verifying().verify(CONTENT, dying.journal())))
                    .as(where)
                    .isInstanceOf(CrashException.class);
        }
        int before = fetched.getAndSet(0);
        try (Journal journal = world.open()) {
            VerifyOutcome resumed = verifying().verify(CONTENT, journal);
            journal.account(LOGIN).readBack().end();

            assertWhole(resumed);
            assertThat(resumed.counts().resumed()).as(where).isBetween((long) before - PIECE, (long) before);
            assertThat(resumed.counts().resumed() + fetched.get()).as(where).isEqualTo(MESSAGES);
        }
    }

    private static void assertWhole(VerifyOutcome outcome) {
        assertThat(outcome.failures()).isEmpty();
        assertThat(VerifyWorld.codes(outcome)).containsExactly("CONTENT-DIFFERS");
        assertThat(outcome.counts().messages()).isEqualTo(MESSAGES);
        assertThat(outcome.counts().contents()).isEqualTo(MESSAGES);
    }

    private VerifyWorld verifying() {
        return new VerifyWorld(world);
    }

    @Test
    void a_stop_request_ends_it_after_the_messages_under_way_and_the_next_one_goes_on() {
        try (Journal journal = world.open()) {
            Resources stopping = new Resources(
                    1, 1, (parallel, tasks) -> tasks.forEach(Runnable::run), () -> fetched.get() >= PIECE);
            VerifyOutcome stopped = verifying().resources(stopping).verify(CONTENT, journal);

            assertThat(stopped.stopped()).isTrue();
            assertThat(fetched).hasValue(PIECE);
            assertThat(journal.account(LOGIN).facts().verifiedAt()).isNull();

            VerifyOutcome resumed = verifying().verify(CONTENT, journal);
            assertWhole(resumed);
            assertThat(resumed.counts().resumed()).isEqualTo(PIECE);
            assertThat(fetched).hasValue(MESSAGES);
        }
    }

    @Test
    void begun_anew_it_reads_everything_again() {
        try (Journal journal = world.open()) {
            verifying().verify(CONTENT, journal);
            fetched.set(0);

            VerifyOutcome again = verifying().scope(Scope.ALL_ANEW).verify(CONTENT, journal);

            assertWhole(again);
            assertThat(again.counts().resumed()).isZero();
            assertThat(fetched).hasValue(MESSAGES);
        }
    }

    @Test
    void a_message_that_came_in_between_is_read_and_one_that_went_is_counted() {
        try (Journal journal = world.open()) {
            verifying().verify(CONTENT, journal);
        }
        world.put("INBOX", 9_000);
        world.run();
        world.target.account(LOGIN).mailbox("INBOX").expunge(1);
        fetched.set(0);

        try (Journal journal = world.open()) {
            VerifyOutcome resumed = verifying().verify(CONTENT, journal);

            assertThat(VerifyWorld.codes(resumed)).containsExactly("CONTENT-DIFFERS");
            assertThat(resumed.counts().goneAtTarget()).isEqualTo(1);
            assertThat(resumed.counts().contents()).isEqualTo(MESSAGES);
            assertThat(fetched).hasValue(1);
        }
    }

    @Test
    void folders_side_by_side_come_to_the_same_as_one_after_the_other() {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Resources three = new Resources(3, 1, (parallel, tasks) -> runAll(threads, tasks), () -> false);
        try {
            VerifyOutcome sideBySide = verifying().resources(three).verify(CONTENT);

            assertThat(sideBySide).isEqualTo(verifying().verify(CONTENT));
        } finally {
            threads.shutdown();
        }
    }

    private static void runAll(ExecutorService threads, List<Runnable> tasks) {
        try {
            for (Future<?> task : tasks.stream().map(threads::submit).toList()) {
                task.get();
            }
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}

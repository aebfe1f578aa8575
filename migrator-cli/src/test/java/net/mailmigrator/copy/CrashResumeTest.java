package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.FaultPoint;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts the protocol steps and the journal writes of a clean run, dies at each of them in turn, and resumes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrashResumeTest {
    private static final int MESSAGES = 8;

    @TempDir
    Path folder;

    @Test
    void dying_at_any_step_of_the_target_s_dialogue_and_resuming_gives_the_same_mail() {
        int steps = countSteps();
        assertThat(steps).isGreaterThan(20);
        for (int n = 1; n <= steps; n++) {
            CopyWorld world = world("crash" + n);
            world.target.setFaults(dyingAt(n));

            Throwable death = catchThrowable(world::run);

            assertThat(death).as("step %d", n).isInstanceOf(CrashException.class);
            world.target.setFaults(FaultPoint.NONE);
            assertResumes(world, "died at step " + n);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dying_around_any_journal_write_and_resuming_gives_the_same_mail(CrashingJournal.Moment moment) {
        int writes = countWrites();
        assertThat(writes).isGreaterThan(15);
        for (int n = 1; n <= writes; n++) {
            int fatal = n;
            CopyWorld world = world("write" + moment + n);
            world.wrapJournal(journal -> new CrashingJournal(journal, fatal, moment).journal());

            Throwable death = catchThrowable(world::run);

            assertThat(death).as("%s write %d", moment, n).isInstanceOf(CrashException.class);
            world.wrapJournal(UnaryOperator.identity());
            assertResumes(world, "died " + moment + " write " + n);
        }
    }

    private int countWrites() {
        CopyWorld world = world("count");
        AtomicReference<CrashingJournal> counting = new AtomicReference<>();
        world.wrapJournal(journal -> {
            CrashingJournal wrapped = new CrashingJournal(journal, Integer.MAX_VALUE, CrashingJournal.Moment.BEFORE);
            counting.set(wrapped);
            return wrapped.journal();
        });
        world.run();
        return java.util.Objects.requireNonNull(counting.get()).writes();
    }

    @Test
    void dying_with_the_messages_still_on_the_wire_and_resuming_gives_the_same_mail() {
        CopyWorld world = world("late");
        world.target.holdNextAppend();
        world.source.setFaults(dyingAtSecondLogin());

        assertThat(catchThrowable(world::run)).isInstanceOf(CrashException.class);

        world.source.setFaults(FaultPoint.NONE);
        assertResumes(world, "late delivery");
    }

    private static void assertResumes(CopyWorld world, String where) {
        MessageCounts resumed = world.runToCounts();
        assertThat(world.targetMail()).as(where).isEqualTo(world.sourceMail());
        assertThat(resumed).as(where).matches(MessageCounts::closes);
        assertThat(resumed.copied() + resumed.alreadyThere() + resumed.adopted())
                .as(where)
                .isEqualTo(MESSAGES);
        assertThat(world.runToCounts().alreadyThere()).as(where).isEqualTo(MESSAGES);
        assertThat(world.targetMail()).as(where).isEqualTo(world.sourceMail());
    }

    /** Several batches to a folder. */
    private CopyWorld world(String name) {
        CopyWorld world = CopyWorld.withMail(folder.resolve(name), MESSAGES);
        world.target.setAppendLimit(3);
        return world;
    }

    private int countSteps() {
        CopyWorld world = world("clean");
        AtomicInteger steps = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> steps.incrementAndGet());
        world.run();
        return steps.get();
    }

    private static FaultPoint dyingAt(int n) {
        AtomicInteger steps = new AtomicInteger();
        return (step, mailbox) -> {
            if (steps.incrementAndGet() == n) {
                throw new CrashException(step + " " + mailbox);
            }
        };
    }

    private static FaultPoint dyingAtSecondLogin() {
        AtomicInteger logins = new AtomicInteger();
        return (step, mailbox) -> {
            if (step == FaultPoint.Step.BEFORE_LOGIN && logins.incrementAndGet() == 2) {
                throw new CrashException("second login");
            }
        };
    }
}

package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.FaultPoint;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the protocol steps of a clean run, dies at each of them in turn, and resumes. */
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

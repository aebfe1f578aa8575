package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import net.mailmigrator.copy.CrashMatrix.Side;
import net.mailmigrator.model.StopException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.CrashingJournal.Manner;
import net.mailmigrator.testing.CrashingJournal.Moment;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.Thinned;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts the protocol steps and the journal writes of a clean run, ends it there, and resumes: each of them in the long tests. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrashResumeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void dying_at_a_step_of_any_kind_of_a_server_s_dialogue_and_resuming_gives_the_same_mail(Side side) {
        diesAtSteps(side, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void dying_at_any_step_of_a_server_s_dialogue_and_resuming_gives_the_same_mail(Side side) {
        diesAtSteps(side, Thinned.NOT);
    }

    private void diesAtSteps(Side side, Thinned thinned) {
        List<String> steps = CrashMatrix.steps(folder.resolve("clean"), side);
        assertThat(steps).hasSizeGreaterThan(20);
        for (int n : thinned.numbers(steps)) {
            CopyWorld world = CrashMatrix.world(folder.resolve("crash" + n));
            side.of(world).setFaults(CrashMatrix.at(n, step -> {
                throw new CrashException(step.toString());
            }));

            Throwable death = catchThrowable(world::run);

            assertThat(death).as("step %d", n).isInstanceOf(CrashException.class);
            side.of(world).setFaults(FaultPoint.NONE);
            CrashMatrix.assertNextRunEndsIt(world, "died at step " + n + " of the " + side);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dying_around_a_journal_write_of_any_kind_and_resuming_gives_the_same_mail(Moment moment) {
        endsAroundWrites(moment, Manner.DEATH, CrashException.class, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void dying_around_any_journal_write_and_resuming_gives_the_same_mail(Moment moment) {
        endsAroundWrites(moment, Manner.DEATH, CrashException.class, Thinned.NOT);
    }

    @ParameterizedTest
    @EnumSource
    void a_journal_that_cannot_be_written_any_more_ends_the_run_and_the_next_one_brings_the_rest(Moment moment) {
        endsAroundWrites(moment, Manner.DISK_FULL, StopException.class, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void whichever_write_of_the_journal_fails_the_run_ends_and_the_next_one_brings_the_rest(Moment moment) {
        endsAroundWrites(moment, Manner.DISK_FULL, StopException.class, Thinned.NOT);
    }

    private void endsAroundWrites(Moment moment, Manner manner, Class<? extends Throwable> seen, Thinned thinned) {
        List<String> writes = CrashMatrix.writes(folder.resolve("clean"));
        assertThat(writes).hasSizeGreaterThan(15);
        for (int n : thinned.numbers(writes)) {
            int fatal = n;
            CopyWorld world = CrashMatrix.world(folder.resolve("write" + n));
            world.wrapJournal(journal -> new CrashingJournal(journal, fatal, moment, manner).journal());

            Throwable death = catchThrowable(world::run);

            assertThat(death).as("%s write %d", moment, n).isInstanceOf(seen);
            world.wrapJournal(UnaryOperator.identity());
            CrashMatrix.assertNextRunEndsIt(world, manner + " " + moment + " write " + n);
        }
    }

    @Test
    void dying_with_the_messages_still_on_the_wire_and_resuming_gives_the_same_mail() {
        CopyWorld world = CrashMatrix.world(folder);
        world.target.holdNextAppend();
        world.source.setFaults(dyingAtSecondLogin());

        assertThat(catchThrowable(world::run)).isInstanceOf(CrashException.class);

        world.source.setFaults(FaultPoint.NONE);
        CrashMatrix.assertNextRunEndsIt(world, "late delivery");
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

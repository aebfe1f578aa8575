package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.InMemoryServer;

/** What the tests of this package share that break a run at each of its steps: the world, its steps, and what must hold. */
final class CrashMatrix {
    static final int MESSAGES = 10;

    private CrashMatrix() {}

    /** One of the two servers. */
    enum Side {
        SOURCE,
        TARGET;

        InMemoryServer of(CopyWorld world) {
            return this == SOURCE ? world.source : world.target;
        }
    }

    /** Something to throw at a step. */
    interface Thrown {
        void at(FaultPoint.Step step) throws MailException;
    }

    /** An account whose first run takes several batches to a folder. */
    static CopyWorld world(Path folder) {
        CopyWorld world = CopyWorld.withMail(folder, MESSAGES);
        world.target.setAppendLimit(3);
        return world;
    }

    /** The protocol steps of a clean run on one side, in order. */
    static List<String> steps(Path folder, Side side) {
        CopyWorld world = world(folder);
        List<String> steps = new ArrayList<>();
        side.of(world).setFaults((step, mailbox) -> steps.add(step.name()));
        world.run();
        return steps;
    }

    /** The journal writes of a clean run, in order. */
    static List<String> writes(Path folder) {
        return writes(world(folder));
    }

    /** The journal writes of a run that nothing disturbs, in order. */
    static List<String> writes(CopyWorld world) {
        AtomicReference<CrashingJournal> counting = new AtomicReference<>();
        world.wrapJournal(journal -> {
            CrashingJournal wrapped = new CrashingJournal(journal, Integer.MAX_VALUE, CrashingJournal.Moment.BEFORE);
            counting.set(wrapped);
            return wrapped.journal();
        });
        world.run();
        return Objects.requireNonNull(counting.get()).written();
    }

    /** Throws at the n-th step, once. */
    static FaultPoint at(int n, Thrown thrown) {
        AtomicInteger steps = new AtomicInteger();
        return (step, mailbox) -> {
            if (steps.incrementAndGet() == n) {
                thrown.at(step);
            }
        };
    }

    /** The next run brings what is missing, its balance closes, and the run after it changes nothing. */
    static void assertNextRunEndsIt(CopyWorld world, String where) {
        assertThat(world.source.openContents()).as(where).isZero();
        assertIsWhole(world, world.runToCounts(), where);
    }

    /** All is there once, the balance closes, and a further run changes nothing. */
    static void assertIsWhole(CopyWorld world, MessageCounts counts, String where) {
        assertIsWhole(world, counts, MESSAGES, where);
    }

    /** The same for another number of messages. */
    static void assertIsWhole(CopyWorld world, MessageCounts counts, int messages, String where) {
        assertThat(world.targetMail()).as(where).isEqualTo(world.sourceMail());
        assertThat(counts).as(where).matches(MessageCounts::closes);
        assertThat(arrived(counts)).as(where).isEqualTo(messages);
        assertThat(world.runToCounts().alreadyThere()).as(where).isEqualTo(messages);
        assertThat(world.targetMail()).as(where).isEqualTo(world.sourceMail());
    }

    private static long arrived(MessageCounts counts) {
        return counts.copied() + counts.alreadyThere() + counts.adopted();
    }
}

package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.core.IntervalFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import net.mailmigrator.copy.CrashMatrix.Side;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.imap.resilient.Retries;
import net.mailmigrator.imap.resilient.RetryingServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.Thinned;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cuts the connection at protocol steps of a clean run, before and after the server acted, and at each of them in the long
 * tests: the same run goes on.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LostConnectionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_cut_is_opened_again_and_the_run_brings_everything_once(Side side) {
        goesOn(side, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_cut_at_any_step_is_opened_again_and_the_run_brings_everything_once(Side side) {
        goesOn(side, Thinned.NOT);
    }

    private void goesOn(Side side, Thinned thinned) {
        List<String> steps = CrashMatrix.steps(folder.resolve("clean"), side);
        assertThat(steps).hasSizeGreaterThan(20);
        for (int n : thinned.numbers(steps)) {
            CopyWorld world = cutAt(side, n, new AtomicReference<>());
            world.wrapServers(LostConnectionTest::retrying);

            CopyOutcome outcome = world.run();

            assertThat(outcome.failures()).as("cut at step %d", n).isEmpty();
            assertThat(outcome.complete()).as("cut at step %d", n).isTrue();
            CrashMatrix.assertIsWhole(
                    world, Objects.requireNonNull(outcome.counts()), "cut at step " + n + " of the " + side);
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_retries_only_a_cut_before_the_first_login_is_left_to_the_next_run(Side side) {
        goesOnWithoutRetries(side, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void without_retries_a_cut_at_any_step_after_the_first_login_is_no_failure(Side side) {
        goesOnWithoutRetries(side, Thinned.NOT);
    }

    private void goesOnWithoutRetries(Side side, Thinned thinned) {
        List<String> steps = CrashMatrix.steps(folder.resolve("clean"), side);
        for (int n : thinned.numbers(steps)) {
            AtomicReference<Step> cut = new AtomicReference<>();
            CopyWorld world = cutAt(side, n, cut);

            CopyOutcome outcome = world.run();

            assertThat(outcome.complete()).as("cut at step %d, %s", n, cut).isEqualTo(cut.get() != Step.BEFORE_LOGIN);
            CrashMatrix.assertNextRunEndsIt(world, "cut at step " + n + " of the " + side);
        }
    }

    @Test
    void losses_after_each_of_which_something_arrives_are_never_too_many() {
        CopyWorld world = new CopyWorld(folder);
        for (int i = 0; i < 50; i++) {
            world.put("INBOX", i);
        }
        world.target.setAppendLimit(1);
        int[] appends = {0};
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_GATE && ++appends[0] % 2 == 0) {
                throw MailException.lost("append", "the connection was closed", null);
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.complete()).isTrue();
        assertThat(appends[0]).as("appends").isGreaterThan(90);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void an_append_whose_messages_arrive_after_the_cut_is_not_sent_again(int append) {
        CopyWorld world = CrashMatrix.world(folder);
        int[] gates = {0};
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_GATE && ++gates[0] == append) {
                world.target.holdNextAppend();
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(gates[0]).as("appends").isEqualTo(4);
        assertThat(outcome.complete()).isTrue();
        CrashMatrix.assertIsWhole(world, Objects.requireNonNull(outcome.counts()), "append " + append);
    }

    private CopyWorld cutAt(Side side, int n, AtomicReference<Step> cut) {
        CopyWorld world = CrashMatrix.world(folder.resolve(side + "-" + n));
        side.of(world).setFaults(CrashMatrix.at(n, step -> {
            cut.set(step);
            throw MailException.lost("do " + step, "the connection was closed", null);
        }));
        return world;
    }

    private static WritableServer retrying(WritableServer server) {
        return new RetryingServer(server, Retries.of("memory", 3, IntervalFunction.of(Duration.ofMillis(1))));
    }
}

package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.mailmigrator.copy.CrashMatrix.Side;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.CrashingJournal.Moment;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.StoredMessage;
import net.mailmigrator.testing.Thinned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder that is large enough for several connections to the target: everything holds that holds with one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralConnectionsTest {
    private static final int PIECES = 6;
    private static final int MESSAGES = PIECES * Chunks.MAX_MESSAGES;

    @TempDir
    Path folder;

    private static CopyWorld world(Path folder) {
        CopyWorld world = new CopyWorld(folder);
        IntStream.range(0, MESSAGES).forEach(number -> world.put("INBOX", number));
        world.target.setAppendLimit(Chunks.MAX_MESSAGES);
        return world;
    }

    private static List<StoredMessage> inbox(CopyWorld world) {
        return world.target.account(CopyWorld.LOGIN).mailbox("INBOX").messages();
    }

    /** Which of the test's messages stand at the target, in the order of their UIDs there. */
    private static List<Integer> numbers(CopyWorld world) {
        return inbox(world).stream()
                .map(message ->
                        number(Objects.requireNonNull(message.internalDate()).epochSecond()))
                .toList();
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    @Test
    void its_messages_are_sent_on_several_connections_and_arrive_in_the_source_s_order() {
        CopyWorld world = world(folder);
        AtomicInteger logins = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == FaultPoint.Step.BEFORE_LOGIN) {
                logins.incrementAndGet();
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isTrue();
        assertThat(logins).hasValue(3);
        assertThat(numbers(world)).isEqualTo(upTo(MESSAGES));
        assertThat(world.source.openContents()).isZero();
    }

    @Test
    void folders_of_an_account_with_much_to_send_share_its_connections_though_each_is_too_small_for_them() {
        CopyWorld world = new CopyWorld(folder);
        int each = 3 * Chunks.MAX_MESSAGES;
        IntStream.range(0, 3 * each)
                .forEach(number -> world.put(number < each ? "INBOX" : number < 2 * each ? "A" : "B", number));
        world.target.setAppendLimit(Chunks.MAX_MESSAGES);
        AtomicInteger logins = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == FaultPoint.Step.BEFORE_LOGIN) {
                logins.incrementAndGet();
            }
        });

        assertThat(world.run().complete()).isTrue();

        assertThat(logins).hasValue(3);
        assertThat(numbers(world)).isEqualTo(upTo(each));
    }

    @Test
    void none_takes_effect_behind_a_piece_that_means_the_whole_folder() {
        CopyWorld world = world(folder);
        world.target.setRefusal(message -> number(message.internalDate().epochSecond()) == 250
                ? "[OVERQUOTA] Quota exceeded (mailbox for user is full)"
                : null);

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures()).isNotEmpty();
        assertThat(numbers(world)).isEqualTo(upTo(200));
        assertThat(world.source.openContents()).isZero();
    }

    @Test
    void a_message_that_is_refused_keeps_its_neighbours_in_their_order() {
        CopyWorld world = world(folder);
        world.target.setRefusal(
                message -> number(message.internalDate().epochSecond()) == 250 ? "[CANNOT] I do not like it" : null);

        world.run();

        assertThat(numbers(world))
                .isEqualTo(IntStream.range(0, MESSAGES)
                        .filter(number -> number != 250)
                        .boxed()
                        .toList());
    }

    private static int number(long epochSecond) {
        return (int) (epochSecond - 1_400_000_000L) / 1000;
    }

    @Test
    void a_stop_request_leaves_what_has_arrived_without_a_gap() {
        CopyWorld world = world(folder);
        world.stopWhen(() -> !inbox(world).isEmpty());

        CopyOutcome outcome = world.run();

        assertThat(outcome.stopped()).isTrue();
        assertThat(numbers(world)).isEqualTo(upTo(inbox(world).size()));
        assertThat(world.source.openContents()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void dying_at_a_step_of_any_kind_and_resuming_gives_the_same_mail(Side side) {
        diesAtSteps(side, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void dying_at_each_twentieth_step_and_resuming_gives_the_same_mail(Side side) {
        diesAtSteps(side, Thinned.NOT);
    }

    private void diesAtSteps(Side side, Thinned thinned) {
        CopyWorld clean = world(folder.resolve("clean"));
        List<String> steps = new java.util.concurrent.CopyOnWriteArrayList<>();
        side.of(clean).setFaults((step, mailbox) -> steps.add(step.name()));
        clean.run();
        for (int n : thinned.numbers(steps)) {
            if (thinned == Thinned.ONE_OF_A_KIND || n % 20 == 0) {
                CopyWorld world = world(folder.resolve("crash" + n));
                side.of(world).setFaults(CrashMatrix.at(n, step -> {
                    throw new CrashException(step.toString());
                }));
                // threads take their steps in another order each time: which one it strikes is chance
                assertIsDeathOrNothing(catchThrowable(world::run));
                side.of(world).setFaults(FaultPoint.NONE);
                assertNextRunEndsIt(world, "died at step " + n + " of the " + side);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void dying_around_a_journal_write_of_any_kind_and_resuming_gives_the_same_mail(Moment moment) {
        List<String> writes = CrashMatrix.writes(world(folder.resolve("clean")));
        for (int n : Thinned.ONE_OF_A_KIND.numbers(writes)) {
            CopyWorld world = world(folder.resolve("write" + n));
            world.wrapJournal(journal -> new CrashingJournal(journal, n, moment).journal());

            Throwable death = catchThrowable(world::run);

            assertThat(death).as("%s write %d", moment, n).isInstanceOf(CrashException.class);
            world.wrapJournal(UnaryOperator.identity());
            assertNextRunEndsIt(world, moment + " write " + n);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_cut_anywhere_is_opened_again_and_everything_arrives_once_in_order(Side side) {
        for (int n = 3; n < 90; n += 9) {
            CopyWorld world = world(folder.resolve("cut" + n));
            side.of(world).setFaults(CrashMatrix.at(n, step -> {
                throw MailException.lost("do " + step, "the connection was closed", null);
            }));

            CopyOutcome outcome = world.run();

            assertThat(outcome.failures()).as("cut at %d", n).isEmpty();
            assertThat(numbers(world)).as("cut at %d", n).isEqualTo(upTo(MESSAGES));
        }
    }

    private static void assertIsDeathOrNothing(@Nullable Throwable thrown) {
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(CrashException.class);
        }
    }

    private static void assertNextRunEndsIt(CopyWorld world, String where) {
        assertThat(world.source.openContents()).as(where).isZero();
        CrashMatrix.assertIsWhole(world, world.runToCounts(), MESSAGES, where);
        assertThat(numbers(world)).as(where).isEqualTo(upTo(MESSAGES));
    }
}

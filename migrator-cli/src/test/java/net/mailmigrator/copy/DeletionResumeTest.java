package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.mailmigrator.copy.CrashMatrix.Side;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.Deletion.Outcome;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.CrashingJournal.Manner;
import net.mailmigrator.testing.CrashingJournal.Moment;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.Intercepted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Breaks a final pass with deletions at each protocol step and journal write, and ends it with another one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletionResumeTest {
    private static final PassRequest DELETE = new PassRequest(true, new PassRequest.Deletions(false, 100));

    @TempDir
    Path folder;

    /** Four copied messages; two are gone at the source, and the user of the target has flagged one of these. */
    private static CopyWorld world(Path folder) {
        CopyWorld world = new CopyWorld(folder);
        for (int number = 1; number <= 4; number++) {
            world.put("INBOX", number);
        }
        world.run();
        source(world, "INBOX").expunge(1);
        source(world, "INBOX").expunge(3);
        target(world, "INBOX").setFlags(3, MessageFlags.parse(List.of("\\Flagged")));
        return world;
    }

    @Test
    void losses_with_which_a_server_asks_for_quiet_are_never_too_many() {
        CopyWorld world = world(folder);
        AtomicInteger losses = new AtomicInteger();
        faults(world, Side.SOURCE, step -> {
            if (step == Step.BEFORE_LIST && losses.incrementAndGet() <= 6) {
                throw MailException.lost(
                        "list",
                        "BYE too many requests",
                        new MailException.Reason(AnswerMeaning.THROTTLED, null, false),
                        null);
            }
        });

        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
        assertThat(losses).hasValueGreaterThan(6);
    }

    private static InMemoryMailbox source(CopyWorld world, String mailbox) {
        return world.source.account(CopyWorld.LOGIN).mailbox(mailbox);
    }

    private static InMemoryMailbox target(CopyWorld world, String mailbox) {
        return world.target.account(CopyWorld.LOGIN).mailbox(mailbox);
    }

    private static List<Long> uids(InMemoryMailbox box) {
        return box.messages().stream().map(message -> message.uid()).toList();
    }

    /** The protocol steps on one side from the first that belongs to the deletions: {@link CrashResumeTest} has the others. */
    private static int steps(Path folder, Side side) {
        CopyWorld world = world(folder);
        AtomicInteger steps = new AtomicInteger();
        faults(world, side, step -> steps.incrementAndGet());
        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
        return steps.get();
    }

    /** The deletions begin with the first LIST at the source. */
    private static void faults(CopyWorld world, Side side, CrashMatrix.Thrown thrown) {
        boolean[] begun = {false};
        world.source.setFaults((step, mailbox) -> {
            begun[0] |= step == Step.BEFORE_LIST;
            if (begun[0] && side == Side.SOURCE) {
                thrown.at(step);
            }
        });
        world.target.setFaults((step, mailbox) -> {
            if (begun[0] && side == Side.TARGET) {
                thrown.at(step);
            }
        });
    }

    private static CrashMatrix.Thrown at(int n, CrashMatrix.Thrown thrown) {
        AtomicInteger steps = new AtomicInteger();
        return step -> {
            if (steps.incrementAndGet() == n) {
                thrown.at(step);
            }
        };
    }

    /** The first of a clean run's journal writes that belongs to the deletions, and the last of all. */
    private record Writes(int first, int last) {}

    private static Writes writes(Path folder) {
        CopyWorld world = world(folder);
        AtomicReference<CrashingJournal> used = new AtomicReference<>();
        AtomicInteger first = new AtomicInteger();
        world.wrapJournal(journal -> {
            CrashingJournal counting = new CrashingJournal(journal, Integer.MAX_VALUE, Moment.BEFORE);
            used.set(counting);
            return watching(Journal.class, counting.journal(), called -> {
                if (called.equals("deleting")) {
                    first.compareAndSet(0, counting.writes() + 1);
                }
            });
        });
        world.run(DELETE);
        return new Writes(first.get(), Objects.requireNonNull(used.get()).writes());
    }

    private static <T> T watching(Class<T> type, T journal, Consumer<String> watch) {
        return Intercepted.of(type, journal, (method, arguments, real) -> {
            watch.accept(method.getName());
            Object answer = real.call(arguments);
            return answer instanceof AccountJournal account ? watching(AccountJournal.class, account, watch) : answer;
        });
    }

    /** The next final pass ends it: one is gone, the one that the user has flagged is as it was, and nothing else was touched. */
    private static void assertNextEndsIt(CopyWorld world, String where) {
        CopyOutcome next = world.run(DELETE);

        assertThat(next.clean()).as(where).isTrue();
        assertIsDone(world, where);
        CopyOutcome last = world.run(DELETE);
        assertThat(last.deletedAtTarget()).as(where).isZero();
        assertThat(Objects.requireNonNull(last.counts()).alreadyThere())
                .as(where)
                .isEqualTo(2);
        assertIsDone(world, where);
    }

    private static void assertIsDone(CopyWorld world, String where) {
        assertThat(uids(target(world, "INBOX"))).as(where).containsExactly(2L, 3L, 4L);
        assertThat(target(world, "INBOX").messages())
                .as(where)
                .extracting(message -> message.flags())
                .containsExactly(CopyWorld.flags(2), MessageFlags.parse(List.of("\\Flagged")), CopyWorld.flags(4));
        try (Journal journal = world.open()) {
            AccountJournal account = journal.account(CopyWorld.LOGIN);
            assertThat(account.facts().appended()).as(where).isEqualTo(3);
            account.sourceMailboxes()
                    .forEach(mailbox -> assertThat(account.uids(mailbox.id(), MessageState.DELETING))
                            .as(where)
                            .isEqualTo(UidSet.empty()));
        }
    }

    @Test
    void dying_at_any_step_of_the_target_s_dialogue_is_ended_by_the_next_final_pass() {
        endsAfterDeathAtEachStep(Side.TARGET);
    }

    @Test
    @Tag("long")
    void dying_at_any_step_of_the_source_s_dialogue_is_ended_by_the_next_final_pass() {
        endsAfterDeathAtEachStep(Side.SOURCE);
    }

    private void endsAfterDeathAtEachStep(Side side) {
        int steps = steps(folder.resolve("clean"), side);
        assertThat(steps).isGreaterThan(5);
        for (int n = 1; n <= steps; n++) {
            CopyWorld world = world(folder.resolve("crash" + n));
            faults(world, side, at(n, step -> {
                throw new CrashException(step.toString());
            }));

            assertThat(catchThrowable(() -> world.run(DELETE))).as("step %d", n).isInstanceOf(CrashException.class);

            world.source.setFaults(FaultPoint.NONE);
            world.target.setFaults(FaultPoint.NONE);
            assertNextEndsIt(world, "died at step " + n + " of the " + side);
        }
    }

    @Test
    void dying_after_any_journal_write_is_ended_by_the_next_final_pass() {
        endsAroundEachWrite(Moment.AFTER);
    }

    @Test
    @Tag("long")
    void dying_before_any_journal_write_is_ended_by_the_next_final_pass() {
        endsAroundEachWrite(Moment.BEFORE);
    }

    private void endsAroundEachWrite(Moment moment) {
        Writes writes = writes(folder.resolve("clean"));
        assertThat(writes.last() - writes.first()).isGreaterThan(2);
        for (int n = writes.first(); n <= writes.last(); n++) {
            int fatal = n;
            CopyWorld world = world(folder.resolve("write" + n));
            world.wrapJournal(journal -> new CrashingJournal(journal, fatal, moment, Manner.DEATH).journal());

            assertThat(catchThrowable(() -> world.run(DELETE)))
                    .as("%s write %d", moment, n)
                    .isInstanceOf(CrashException.class);

            world.wrapJournal(UnaryOperator.identity());
            assertNextEndsIt(world, moment + " write " + n);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void a_connection_that_is_cut_at_any_step_is_opened_again_and_the_same_pass_goes_on(Side side) {
        int steps = steps(folder.resolve("clean"), side);
        for (int n = 1; n <= steps; n++) {
            cutAt(side, n);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_FLAGS", "AFTER_FLAGS", "BEFORE_EXPUNGE", "AFTER_EXPUNGE"})
    void a_connection_that_is_cut_around_a_write_is_opened_again_and_the_same_pass_goes_on(Step wanted) {
        CopyWorld world = world(folder);
        boolean[] cut = {false};
        world.target.setFaults((step, mailbox) -> {
            if (step == wanted && !cut[0]) {
                cut[0] = true;
                throw MailException.lost("do " + step, "the connection was closed", null);
            }
        });

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.deletedAtTarget()).isEqualTo(1);
        assertIsDone(world, "cut at " + wanted);
    }

    private void cutAt(Side side, int n) {
        CopyWorld world = world(folder.resolve("cut" + n));
        AtomicReference<Step> cut = new AtomicReference<>();
        faults(world, side, at(n, step -> {
            cut.set(step);
            throw MailException.lost("do " + step, "the connection was closed", null);
        }));

        CopyOutcome outcome = world.run(DELETE);

        String where = "cut at step " + n + " of the " + side + ", " + cut;
        if (outcome.clean()) {
            assertThat(outcome.deletedAtTarget()).as(where).isEqualTo(1);
            assertIsDone(world, where);
        } else {
            assertThat(cut.get()).as(where).isEqualTo(Step.BEFORE_LOGIN);
        }
        assertNextEndsIt(world, where);
    }

    @Test
    void the_journal_says_so_for_good_before_anything_is_marked_and_again_when_it_is_gone() {
        CopyWorld world = world(folder);
        world.put("INBOX.Entwürfe", 8);
        world.run();
        source(world, "INBOX.Entwürfe").expunge(1);
        List<String> order = new ArrayList<>();
        List<String> watched = List.of("deleting", "deleted", "undelete", "checkpoint");
        world.wrapJournal(journal -> watching(Journal.class, journal, called -> {
            if (watched.contains(called)) {
                order.add(called);
            }
        }));
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FLAGS || step == Step.BEFORE_EXPUNGE) {
                order.add(step + " " + mailbox.decoded());
            }
        });

        world.run(DELETE);

        assertThat(order)
                .containsExactly(
                        "deleting",
                        "checkpoint",
                        "BEFORE_FLAGS INBOX",
                        "BEFORE_EXPUNGE INBOX",
                        "deleted",
                        "deleting",
                        "checkpoint",
                        "BEFORE_FLAGS Entwürfe",
                        "BEFORE_EXPUNGE Entwürfe",
                        "deleted");
    }

    /** Three messages; an earlier run was taking 2 away, which is gone at the source, and has died. */
    private CopyWorld begun(Consumer<InMemoryMailbox> atTarget) {
        CopyWorld world = new CopyWorld(folder);
        for (int number = 1; number <= 3; number++) {
            world.put("INBOX", number);
        }
        world.run();
        source(world, "INBOX").expunge(2);
        change(world, account -> account.deleting(inbox(account), UidSet.of(2)));
        atTarget.accept(target(world, "INBOX"));
        return world;
    }

    private static void change(CopyWorld world, Consumer<AccountJournal> change) {
        try (Journal journal = world.open()) {
            change.accept(journal.account(CopyWorld.LOGIN));
        }
    }

    private static long inbox(AccountJournal account) {
        return account.sourceMailbox(MailboxName.INBOX).orElseThrow().id();
    }

    private static UidSet states(CopyWorld world, MessageState state) {
        UidSet[] uids = {UidSet.empty()};
        change(world, account -> uids[0] = account.uids(inbox(account), state));
        return uids[0];
    }

    private static MessageFlags flags(String wire) {
        return MessageFlags.parse(List.of(wire.split(" ")));
    }

    @Test
    void what_is_gone_by_now_was_taken_away() {
        CopyWorld world = begun(box -> box.expunge(2));

        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
        assertThat(states(world, MessageState.DELETED)).isEqualTo(UidSet.of(2));
    }

    @ParameterizedTest
    @CsvSource({"'\\Seen'", "'\\Seen \\Deleted'"})
    void what_is_still_there_as_it_was_or_marked_is_taken_away(String now) {
        CopyWorld world = begun(box -> box.setFlags(2, flags(now)));

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.deletedAtTarget()).isEqualTo(1);
        assertThat(uids(target(world, "INBOX"))).containsExactly(1L, 3L);
    }

    @Test
    void what_somebody_has_touched_since_loses_its_mark_and_stays() {
        CopyWorld world = begun(box -> box.setFlags(2, flags("\\Seen \\Flagged \\Deleted")));

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions()).singleElement().satisfies(deletion -> {
            assertThat(deletion.outcome()).isEqualTo(Outcome.KEPT);
            assertThat(deletion.reason()).isEqualTo(KeptReason.FLAGS.words());
        });
        assertThat(target(world, "INBOX").messages().get(1).flags()).isEqualTo(flags("\\Seen \\Flagged"));
        assertThat(states(world, MessageState.APPENDED)).isEqualTo(UidSet.of(1, 2, 3));
    }

    @Test
    void what_the_source_has_again_loses_its_mark_and_stays() {
        CopyWorld world = begun(box -> box.setFlags(2, flags("\\Seen \\Deleted")));
        change(world, account -> {
            account.undelete(inbox(account), UidSet.of(2));
            account.deleting(inbox(account), UidSet.of(1));
        });
        target(world, "INBOX").setFlags(1, flags("\\Deleted"));

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions())
                .extracting(deletion -> deletion.sourceUid() + " " + deletion.reason())
                .contains("1 " + KeptReason.STILL_AT_SOURCE.words());
        assertThat(target(world, "INBOX").messages().get(0).flags()).isEqualTo(CopyWorld.flags(1));
        assertThat(states(world, MessageState.DELETING).isEmpty()).isTrue();
    }

    @Test
    void with_a_lower_cap_than_it_was_begun_with_it_is_taken_back() {
        CopyWorld world = begun(box -> box.setFlags(2, flags("\\Seen \\Deleted")));

        CopyOutcome outcome = world.run(new PassRequest(true, new PassRequest.Deletions(false, 5)));

        assertThat(outcome.failures()).extracting(failure -> failure.code()).containsExactly("DELETE-CAP");
        assertThat(target(world, "INBOX").messages().get(1).flags()).isEqualTo(flags("\\Seen"));
        assertThat(states(world, MessageState.APPENDED)).isEqualTo(UidSet.of(1, 2, 3));
    }

    @Test
    void in_a_target_mailbox_that_was_made_anew_meanwhile_it_stays_and_no_other_message_is_taken_for_it() {
        CopyWorld world = begun(box -> box.setFlags(2, flags("\\Seen \\Deleted")));
        target(world, "INBOX").setFlags(3, flags("\\Deleted"));
        target(world, "INBOX").expunge(1);
        target(world, "INBOX").renewUidValidity();

        CopyOutcome first = world.run(DELETE);
        CopyOutcome later = world.run(DELETE);

        assertThat(first.deletedAtTarget() + later.deletedAtTarget()).isZero();
        assertThat(target(world, "INBOX").messages())
                .extracting(message -> message.flags())
                .containsExactly(flags("\\Seen \\Deleted"), flags("\\Deleted"));
        assertThat(later.deletions())
                .extracting(deletion -> deletion.sourceUid() + " " + deletion.reason())
                .containsExactly("2 " + KeptReason.FLAGS.words());
        assertThat(states(world, MessageState.DELETING).isEmpty()).isTrue();
    }

    @Test
    void in_a_target_mailbox_that_the_user_deleted_meanwhile_it_is_gone_with_the_others() {
        CopyWorld world = begun(box -> box.setFlags(2, flags("\\Seen \\Deleted")));
        world.target.account(CopyWorld.LOGIN).delete(MailboxName.INBOX);
        world.target.account(CopyWorld.LOGIN).mailbox("Anderes");

        world.run();

        assertThat(states(world, MessageState.DELETING).isEmpty()).isTrue();
        assertThat(states(world, MessageState.GONE_AT_TARGET)).isEqualTo(UidSet.of(1, 2, 3));
    }

    @Test
    void no_other_pass_touches_it_and_each_says_that_it_is_there() {
        CopyWorld world = begun(box -> box.setFlags(2, flags("\\Seen \\Deleted")));
        source(world, "INBOX").put(CopyWorld.octets(9), MessageFlags.NONE, CopyWorld.date(9));

        for (PassRequest request : List.of(
                PassRequest.USUAL,
                new PassRequest(true, null),
                new PassRequest(true, new PassRequest.Deletions(true, 100)))) {
            CopyOutcome outcome = world.run(request);

            assertThat(outcome.findings())
                    .extracting(finding -> finding.code().code())
                    .as("%s", request)
                    .contains("DELETE-UNFINISHED");
            source(world, "INBOX").put(CopyWorld.octets(9), MessageFlags.NONE, CopyWorld.date(9));
        }
        assertThat(target(world, "INBOX").messages().get(1).flags()).isEqualTo(flags("\\Seen \\Deleted"));
        assertThat(states(world, MessageState.DELETING)).isEqualTo(UidSet.of(2));
    }

    @Test
    void a_pass_that_opens_no_folder_says_so_too_and_so_does_one_that_does_not_get_in() {
        CopyWorld world = begun(box -> box.setFlags(2, flags("\\Seen \\Deleted")));
        world.run();

        assertThat(codes(world.run())).contains("DELETE-UNFINISHED");
        faults(world, Side.SOURCE, step -> {});
        world.target.setFaults((step, mailbox) -> {
            throw MailException.refused(FailureScope.ACCOUNT, false, "log in", "no");
        });
        assertThat(codes(world.run())).contains("DELETE-UNFINISHED");
        world.target.setFaults(FaultPoint.NONE);
        assertThat(codes(world.run(DELETE))).doesNotContain("DELETE-UNFINISHED");
        assertThat(codes(world.run())).doesNotContain("DELETE-UNFINISHED");
    }

    private static List<String> codes(CopyOutcome outcome) {
        return outcome.findings().stream().map(finding -> finding.code().code()).toList();
    }
}

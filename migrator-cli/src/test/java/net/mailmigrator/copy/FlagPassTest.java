package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.Thinned;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Flags three ways, EXACTNESS §5: a first pass has brought one message or more, then both sides change. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlagPassTest {
    @TempDir
    Path folder;

    private CopyWorld copied(String... flags) {
        CopyWorld world = new CopyWorld(folder);
        source(world).put(CopyWorld.octets(1), flags(flags), CopyWorld.date(1));
        world.run();
        return world;
    }

    private static InMemoryMailbox source(CopyWorld world) {
        return world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private static InMemoryMailbox target(CopyWorld world) {
        return world.target.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private static MessageFlags flags(String... wire) {
        return MessageFlags.parse(List.of(wire));
    }

    private static MessageFlags words(String words) {
        return words.isEmpty() ? MessageFlags.NONE : flags(words.split(" "));
    }

    private static MessageFlags atTarget(CopyWorld world) {
        return target(world).messages().get(0).flags();
    }

    @ParameterizedTest
    @CsvSource({
        // base, source, target before, target after
        "'', '\\Seen', '', '\\Seen'",
        "'\\Seen', '', '\\Seen', ''",
        "'\\Seen', '\\Seen', '', ''",
        "'', '', '\\Flagged', '\\Flagged'",
        "'', '\\Seen', '\\Flagged', '\\Flagged \\Seen'",
        "'', '\\Seen', '\\Seen', '\\Seen'",
        "'\\Seen', '', '', ''",
        "'wichtig', '', 'Wichtig', ''",
        "'', 'Wichtig', 'wichtig', 'wichtig'",
        "'alt', 'neu', 'alt eigen', 'neu eigen'",
        "'', '\\Deleted', '', '\\Deleted'",
        "'\\Seen alt', '\\Answered neu', '\\Seen alt', '\\Answered neu'"
    })
    void what_changed_at_the_source_is_carried_and_what_changed_at_the_target_stays(
            String base, String source, String before, String after) {
        CopyWorld world = new CopyWorld(folder);
        source(world).put(CopyWorld.octets(1), words(base), CopyWorld.date(1));
        world.run();
        source(world).setFlags(1, words(source));
        target(world).setFlags(1, words(before));

        CopyOutcome outcome = world.run();

        assertThat(atTarget(world)).isEqualTo(words(after));
        assertThat(outcome.flagsChanged()).isEqualTo(base.equals(source) ? 0 : 1);
        assertThat(outcome.clean()).isTrue();
        assertThat(world.run().flagsChanged()).isZero();
        assertThat(atTarget(world)).isEqualTo(words(after));
    }

    @Test
    void what_the_user_takes_back_at_the_target_later_stays_taken_back() {
        CopyWorld world = copied();
        source(world).setFlags(1, flags("\\Seen"));
        world.run();
        target(world).setFlags(1, MessageFlags.NONE);
        source(world).setFlags(1, flags("\\Seen", "\\Answered"));

        world.run();

        assertThat(atTarget(world)).isEqualTo(flags("\\Answered"));
    }

    @Test
    void the_flags_of_an_adopted_message_are_the_source_s_from_then_on() {
        CopyWorld world = new CopyWorld(folder);
        source(world).put(CopyWorld.octets(1), flags("\\Seen"), CopyWorld.date(1));
        target(world).put(CopyWorld.octets(1), flags("\\Draft"), CopyWorld.date(1));
        assertThat(world.runToCounts().adopted()).isEqualTo(1);
        assertThat(atTarget(world)).isEqualTo(flags("\\Draft"));
        source(world).setFlags(1, flags("\\Seen", "\\Flagged"));

        world.run();

        assertThat(atTarget(world)).isEqualTo(flags("\\Draft", "\\Flagged"));
    }

    @Test
    void flags_that_the_target_does_not_keep_are_one_finding_per_folder_and_are_dealt_with() {
        CopyWorld world = CopyWorld.withMail(folder, 9);
        target(world).withPermanentFlags("\\Seen", "\\Answered");
        world.run();
        source(world).messages().forEach(message -> source(world).setFlags(message.uid(), flags("\\Answered", "neu")));

        CopyOutcome outcome = world.run();

        assertThat(outcome.findings())
                .extracting(Finding::text)
                .singleElement()
                .satisfies(
                        text -> assertThat(text)
                                .isEqualTo(
                                        "the target folder INBOX does not keep the flags neu; 6 messages go without some of them"));
        assertThat(target(world).messages())
                .allSatisfy(message -> assertThat(message.flags()).isEqualTo(flags("\\Answered")));
        assertThat(outcome.flagsChanged()).isEqualTo(6);
        source(world).setFlags(1, flags("\\Seen", "neu"));
        assertThat(world.run().findings()).isEmpty();
    }

    @Test
    void a_keyword_that_the_target_refuses_does_not_keep_other_flags_out() {
        CopyWorld world = copied();
        world.target.setFlagRefusal(change ->
                change.flags().keywords().contains("zu.viel") ? "[LIMIT] Too many keywords in this folder" : null);
        source(world).setFlags(1, flags("\\Seen", "zu.viel", "gut"));

        CopyOutcome outcome = world.run();

        assertThat(atTarget(world)).isEqualTo(flags("\\Seen", "gut"));
        assertThat(outcome.findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains("zu.viel");
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void a_keyword_at_which_the_server_hangs_up_is_given_up_and_the_account_goes_on() {
        CopyWorld world = copied();
        AtomicInteger losses = new AtomicInteger();
        world.target.setFlagRefusal(change -> change.flags().keywords().contains("x.y") ? "never reached" : null);
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FLAGS && losses.incrementAndGet() <= 2) {
                throw MailException.lost("change flags", "BAD", null);
            }
        });
        source(world).setFlags(1, flags("x.y"));

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isTrue();
        assertThat(losses).hasValue(2);
        assertThat(outcome.findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains("x.y");
    }

    @Test
    void one_command_is_sent_per_distinct_change_and_only_for_changed_messages() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        world.run();
        List<FlagChange> sent = new ArrayList<>();
        world.target.setFlagRefusal(change -> {
            sent.add(change);
            return null;
        });
        for (long uid = 1; uid <= 10; uid++) {
            MessageFlags now = source(world).messages().get((int) uid - 1).flags();
            source(world).setFlags(uid, now.plus(flags("\\Flagged")));
        }

        CopyOutcome outcome = world.run();

        assertThat(sent).containsExactly(FlagChange.set(flags("\\Flagged")));
        assertThat(outcome.flagsChanged()).isEqualTo(10);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void what_both_sides_agree_on_already_is_not_sent_and_is_the_new_base() {
        CopyWorld world = copied("wichtig");
        List<FlagChange> sent = new ArrayList<>();
        world.target.setFlagRefusal(change -> {
            sent.add(change);
            return null;
        });
        source(world).setFlags(1, flags("\\Seen"));
        target(world).setFlags(1, flags("\\Seen"));

        world.run();
        target(world).setFlags(1, MessageFlags.NONE);
        source(world).setFlags(1, flags("\\Seen", "\\Flagged"));
        world.run();

        assertThat(sent).containsExactly(FlagChange.set(flags("\\Flagged")));
        assertThat(atTarget(world)).isEqualTo(flags("\\Flagged"));
    }

    @Test
    void a_keyword_that_is_no_atom_is_never_sent_and_is_one_finding_and_dealt_with() {
        CopyWorld world = copied();
        List<FlagChange> sent = new ArrayList<>();
        world.target.setFlagRefusal(change -> {
            sent.add(change);
            return null;
        });
        source(world).setFlags(1, flags("\\Seen", "a(b"));

        CopyOutcome outcome = world.run();

        assertThat(sent).containsExactly(FlagChange.set(flags("\\Seen")));
        assertThat(outcome.findings()).singleElement().asString().contains("a(b");
        source(world).setFlags(1, flags("\\Seen", "\\Draft", "a(b"));
        assertThat(world.run().findings()).isEmpty();
        assertThat(atTarget(world)).isEqualTo(flags("\\Seen", "\\Draft"));
    }

    @Test
    void recent_is_nobody_s_flag() {
        CopyWorld world = copied("\\Seen");
        source(world).setFlags(1, flags("\\Seen", "\\Recent"));
        target(world).setFlags(1, flags("\\Seen", "\\Recent"));

        assertThat(world.run().flagsChanged()).isZero();

        assertThat(MessageFlags.parse(List.of("\\RECENT")).isEmpty()).isTrue();
    }

    @Test
    void a_change_by_the_user_between_look_and_store_is_seen_and_judged_again() {
        CopyWorld world = copied("\\Seen");
        source(world).setFlags(1, MessageFlags.NONE);
        AtomicInteger stores = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FLAGS && stores.incrementAndGet() == 1) {
                target(world).setFlags(1, flags("\\Seen", "\\Flagged"));
            }
        });

        world.run();

        assertThat(stores).hasValue(2);
        assertThat(atTarget(world)).isEqualTo(flags("\\Flagged"));
    }

    @Test
    void a_message_that_is_gone_at_the_target_is_passed_over() {
        CopyWorld world = copied();
        target(world).expunge(1);
        source(world).setFlags(1, flags("\\Seen"));

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(target(world).messages()).isEmpty();
    }

    @Test
    void without_mod_sequences_folders_are_opened_for_their_flags() {
        CopyWorld world = new CopyWorld(folder);
        world.source.withoutModSeq();
        world.target.withoutModSeq();
        world.put("INBOX", 1);
        world.run();
        source(world).setFlags(1, flags("\\Answered"));

        world.run();

        assertThat(atTarget(world)).isEqualTo(flags("\\Answered"));
    }

    @Test
    void after_a_lower_mod_sequence_all_flags_are_compared() {
        CopyWorld world = CopyWorld.withMail(folder, 12);
        world.run();
        source(world).setFlags(2, flags("\\Answered"));
        source(world).forgetModSeqs();

        CopyOutcome outcome = world.run();

        assertThat(outcome.flagsChanged()).isEqualTo(1);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountState.class,
            names = {"SWITCHED", "DONE"})
    void after_the_switch_new_mail_is_brought_and_no_flags(AccountState state) {
        CopyWorld world = copied();
        try (Journal journal = world.open()) {
            journal.account(CopyWorld.LOGIN).moveTo(state, java.time.Instant.EPOCH);
        }
        source(world).setFlags(1, flags("\\Seen"));
        world.put("INBOX", 2);

        CopyOutcome outcome = world.run();

        assertThat(outcome.flagsChanged()).isZero();
        assertThat(atTarget(world)).isEqualTo(MessageFlags.NONE);
        assertThat(target(world).messages()).hasSize(2);
        try (Journal journal = world.open()) {
            assertThat(journal.account(CopyWorld.LOGIN).facts().state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dying_around_a_journal_write_of_any_kind_and_resuming_carries_all_flags(CrashingJournal.Moment moment) {
        diesAroundWrites(moment, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void dying_around_any_journal_write_and_resuming_carries_all_flags(CrashingJournal.Moment moment) {
        diesAroundWrites(moment, Thinned.NOT);
    }

    private void diesAroundWrites(CrashingJournal.Moment moment, Thinned thinned) {
        List<String> writes = CrashMatrix.writes(flagsChanged("clean"));
        assertThat(writes).hasSizeGreaterThan(5);
        for (int n : thinned.numbers(writes)) {
            CopyWorld world = flagsChanged("write" + moment + n);
            world.wrapJournal(journal -> new CrashingJournal(journal, n, moment).journal());
            assertThat(catchThrowable(world::run)).as("write %d", n).isInstanceOf(CrashException.class);
            world.wrapJournal(UnaryOperator.identity());
            assertCarried(world, moment + " write " + n);
        }
    }

    @Test
    void dying_at_a_step_of_any_kind_of_the_target_s_dialogue_and_resuming_carries_all_flags() {
        diesAtSteps(Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @Test
    void dying_at_any_step_of_the_target_s_dialogue_and_resuming_carries_all_flags() {
        diesAtSteps(Thinned.NOT);
    }

    private void diesAtSteps(Thinned thinned) {
        CopyWorld clean = flagsChanged("clean");
        List<String> steps = new ArrayList<>();
        clean.target.setFaults((step, mailbox) -> steps.add(step.name()));
        clean.run();
        assertThat(steps).hasSizeGreaterThan(10);
        for (int n : thinned.numbers(steps)) {
            CopyWorld world = flagsChanged("step" + n);
            world.target.setFaults(CrashMatrix.at(n, step -> {
                throw new CrashException(step.toString());
            }));
            assertThat(catchThrowable(world::run)).as("step %d", n).isInstanceOf(CrashException.class);
            world.target.setFaults(FaultPoint.NONE);
            assertCarried(world, "step " + n);
        }
    }

    @Test
    void flags_that_verification_finds_lost_are_set_by_the_next_pass_once() {
        CopyWorld world = copied("\\Seen", "wichtig");
        target(world).setFlags(1, MessageFlags.NONE);
        try (Journal journal = world.open()) {
            journal.account(CopyWorld.LOGIN)
                    .verified(
                            "metadata",
                            List.of(new VerifiedDifference("FLAGS-LOST", "INBOX", 1L, "lost")),
                            Instant.EPOCH);
        }

        CopyOutcome outcome = world.run();

        assertThat(atTarget(world)).isEqualTo(flags("\\Seen", "wichtig"));
        assertThat(outcome.findings())
                .singleElement()
                .extracting(Finding::code)
                .isEqualTo(FindingCode.FLAGS_SENT_AGAIN);
        target(world).setFlags(1, MessageFlags.NONE);
        assertThat(world.run().findings()).isEmpty();
        assertThat(atTarget(world)).isEqualTo(MessageFlags.NONE);
    }

    @Test
    void what_the_user_takes_away_after_a_pass_stays_away() {
        CopyWorld world = copied("\\Seen", "wichtig");
        target(world).setFlags(1, MessageFlags.NONE);
        source(world).put(CopyWorld.octets(2), flags("\\Seen"), CopyWorld.date(2));

        assertThat(world.runToCounts().copied()).isEqualTo(1);

        assertThat(atTarget(world)).isEqualTo(MessageFlags.NONE);
    }

    private CopyWorld flagsChanged(String name) {
        CopyWorld world = CopyWorld.withMail(folder.resolve(name), 6);
        world.run();
        source(world).setFlags(1, flags("\\Answered", "neu"));
        source(world).setFlags(2, flags("\\Seen", "\\Draft"));
        return world;
    }

    private static void assertCarried(CopyWorld world, String where) {
        assertThat(world.run().clean()).as(where).isTrue();
        assertThat(world.targetMail()).as(where).isEqualTo(world.sourceMail());
        assertThat(world.run().flagsChanged()).as(where).isZero();
    }
}

package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryAccount;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.Intercepted;
import net.mailmigrator.testing.StoredMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account that is used while it moves: renames, deletions, moves, and mailboxes made anew, on either side (§7). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LivingAccountTest {
    private static final MailboxName DRAFTS = MailboxName.encode("INBOX.Entwürfe");
    private static final MailboxName TARGET_DRAFTS = MailboxName.encode("Entwürfe");

    @TempDir
    Path folder;

    private CopyWorld world;
    private InMemoryAccount source;
    private InMemoryAccount target;

    @BeforeEach
    void thirty_messages_and_three_equal_ones_are_copied() {
        world = copied("world");
        source = world.source.account(CopyWorld.LOGIN);
        target = world.target.account(CopyWorld.LOGIN);
    }

    private CopyWorld copied(String name) {
        CopyWorld made = CopyWorld.withMail(folder.resolve(name), 30);
        for (int i = 0; i < 3; i++) {
            made.put("INBOX", 7);
        }
        made.run();
        return made;
    }

    private static List<String> digests(InMemoryMailbox... boxes) {
        List<String> digests = new ArrayList<>();
        for (InMemoryMailbox box : boxes) {
            box.messages().stream().map(StoredMessage::sha256).forEach(digests::add);
        }
        digests.sort(null);
        return digests;
    }

    private static List<FindingCode> codes(CopyOutcome outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }

    private MessageCounts assertClean(CopyOutcome outcome) {
        assertThat(outcome.failures()).isEmpty();
        MessageCounts counts = Objects.requireNonNull(outcome.counts());
        assertThat(counts).matches(MessageCounts::closes);
        return counts;
    }

    private void assertNothingMoreHappens() {
        int appends = world.target.appends();
        MessageCounts counts = assertClean(world.run());
        assertThat(counts.alreadyThere()).isEqualTo(counts.source());
        assertThat(world.target.appends()).isEqualTo(appends);
    }

    @Test
    void a_source_folder_with_another_uidvalidity_is_recognised_and_only_what_is_new_is_copied() {
        source.mailbox("INBOX").renewUidValidity();
        world.put("INBOX", 100);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).containsExactly(FindingCode.FOLDER_RECOGNISED);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertNothingMoreHappens();
    }

    @Test
    void messages_of_one_size_and_date_are_told_apart_by_their_contents() {
        source.mailbox("INBOX").put(CopyWorld.octets(11), MessageFlags.NONE, CopyWorld.date(70));
        world.run();
        InMemoryMailbox inbox = source.mailbox("INBOX");
        inbox.expunge(inbox.messages().get(inbox.messages().size() - 1).uid());
        inbox.put(CopyWorld.octets(12), MessageFlags.NONE, CopyWorld.date(70));
        inbox.put(CopyWorld.octets(11), MessageFlags.NONE, CopyWorld.date(70));
        inbox.renewUidValidity();

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);

        assertThat(digests(target.mailbox("INBOX"))).isEqualTo(digests(inbox));
        assertNothingMoreHappens();
    }

    @Test
    void only_messages_that_could_be_others_are_read_again() {
        AtomicInteger fetched = new AtomicInteger();
        source.mailbox("INBOX").renewUidValidity();
        world.source.setFaults((step, mailbox) -> fetched.addAndGet(step == Step.AFTER_FETCHED_MESSAGE ? 1 : 0));

        world.run();

        assertThat(fetched).hasValue(4);
    }

    @Test
    void a_source_that_was_put_back_to_an_earlier_state_loses_no_new_mail() {
        source.mailbox("INBOX").restoreTo(3);
        world.put("INBOX", 50);
        int before = target.mailbox("INBOX").messages().size();

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);

        assertThat(target.mailbox("INBOX").messages()).hasSize(before + 1);
        assertNothingMoreHappens();
    }

    @Test
    void a_renamed_source_folder_keeps_its_target_and_is_not_copied_again() {
        source.rename(DRAFTS, MailboxName.encode("INBOX.Alt"));
        world.put("INBOX.Alt", 100);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).containsExactly(FindingCode.RENAMED_AT_SOURCE);
        assertThat(digests(target.mailbox("Entwürfe"))).isEqualTo(digests(source.mailbox("INBOX.Alt")));
        assertThat(target.find(new MailboxName("Alt"))).isNull();
        assertNothingMoreHappens();
    }

    @Test
    void a_new_source_folder_under_the_old_name_does_not_make_the_renamed_one_copied_again() {
        source.rename(DRAFTS, MailboxName.encode("INBOX.Alt"));
        world.put("INBOX.Entwürfe", 100);

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);

        assertThat(digests(target.mailbox("Entwürfe")))
                .isEqualTo(digests(source.mailbox("INBOX.Alt"), source.mailbox("INBOX.Entwürfe")));
        assertNothingMoreHappens();
    }

    @Test
    void two_source_folders_that_exchange_their_names_are_not_copied_again() {
        world.put("INBOX.Rechnungen", 100);
        world.run();
        MailboxName other = new MailboxName("INBOX.Rechnungen");
        MailboxName aside = new MailboxName("INBOX.x");
        source.rename(DRAFTS, aside);
        source.rename(other, DRAFTS);
        source.rename(aside, other);

        assertThat(assertClean(world.run()).copied()).isZero();
        assertNothingMoreHappens();
    }

    @Test
    void a_target_folder_with_another_uidvalidity_is_recognised() {
        target.mailbox("INBOX").renewUidValidity();
        world.put("INBOX", 100);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).containsExactly(FindingCode.FOLDER_RECOGNISED);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertNothingMoreHappens();
    }

    @Test
    void both_sides_with_another_uidvalidity_at_once_are_recognised_adopted_mail_too() {
        target.mailbox("INBOX").put(CopyWorld.octets(200), MessageFlags.NONE, CopyWorld.date(200));
        world.put("INBOX", 200);
        assertThat(assertClean(world.run()).adopted()).isEqualTo(1);
        target.mailbox("INBOX").renewUidValidity();
        source.mailbox("INBOX").renewUidValidity();

        assertThat(assertClean(world.run()).copied()).isZero();
        assertNothingMoreHappens();
    }

    @Test
    void what_a_target_that_was_put_back_has_lost_is_said_and_not_copied_again() {
        int before = target.mailbox("INBOX").messages().size();
        target.mailbox("INBOX").restoreTo(3);
        world.put("INBOX", 100);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(outcome.goneAtTarget()).isEqualTo(before - 2L);
        assertThat(codes(outcome)).containsExactly(FindingCode.FOLDER_RECOGNISED, FindingCode.GONE_AT_TARGET);
        assertThat(target.mailbox("INBOX").messages()).hasSize(3);
        assertNothingMoreHappens();
    }

    @Test
    void a_renamed_target_folder_is_followed() {
        target.rename(TARGET_DRAFTS, new MailboxName("Drafts"));
        world.put("INBOX.Entwürfe", 100);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).containsExactly(FindingCode.RENAMED_AT_TARGET);
        assertThat(digests(target.mailbox("Drafts"))).isEqualTo(digests(source.mailbox("INBOX.Entwürfe")));
        assertThat(target.find(TARGET_DRAFTS)).isNull();
        assertNothingMoreHappens();
    }

    @Test
    void a_renamed_target_folder_is_followed_though_the_user_made_another_under_its_old_name() {
        target.rename(TARGET_DRAFTS, new MailboxName("Drafts"));
        target.mailbox("Entwürfe");
        world.put("INBOX.Entwürfe", 100);

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);

        assertThat(digests(target.mailbox("Drafts"))).isEqualTo(digests(source.mailbox("INBOX.Entwürfe")));
        assertThat(target.mailbox("Entwürfe").messages()).isEmpty();
        assertNothingMoreHappens();
    }

    @Test
    void folders_of_one_uidvalidity_with_messages_of_one_size_are_not_taken_for_each_other() {
        source.oneGeneration();
        target.oneGeneration();
        IntStream.rangeClosed(20, 22).forEach(number -> world.put("INBOX.Berichte", number));
        IntStream.rangeClosed(30, 32).forEach(number -> world.put("INBOX.Skizzen", number));
        world.run();
        target.rename(new MailboxName("Skizzen"), new MailboxName("Alt"));
        target.mailbox("Berichte").renewUidValidity();
        world.put("INBOX.Berichte", 100);
        world.put("INBOX.Skizzen", 101);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(2);
        assertThat(codes(outcome))
                .containsExactlyInAnyOrder(FindingCode.FOLDER_RECOGNISED, FindingCode.RENAMED_AT_TARGET);
        assertThat(digests(target.mailbox("Berichte"))).isEqualTo(digests(source.mailbox("INBOX.Berichte")));
        assertThat(digests(target.mailbox("Alt"))).isEqualTo(digests(source.mailbox("INBOX.Skizzen")));
        assertNothingMoreHappens();
    }

    @Test
    void source_folders_of_one_uidvalidity_with_messages_of_one_size_are_not_taken_for_each_other() {
        source.oneGeneration();
        IntStream.rangeClosed(20, 22).forEach(number -> world.put("INBOX.Berichte", number));
        world.run();
        source.delete(new MailboxName("INBOX.Berichte"));
        IntStream.rangeClosed(30, 32).forEach(number -> world.put("INBOX.Neu", number));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(3);
        assertThat(codes(outcome)).doesNotContain(FindingCode.RENAMED_AT_SOURCE);
        assertThat(digests(target.mailbox("Neu"))).isEqualTo(digests(source.mailbox("INBOX.Neu")));
        assertThat(target.mailbox("Berichte").messages()).hasSize(3);
        assertNothingMoreHappens();
    }

    @Test
    void a_target_folder_that_the_user_deleted_is_not_made_again_without_new_mail() {
        target.delete(TARGET_DRAFTS);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isZero();
        assertThat(outcome.goneAtTarget()).isEqualTo(10);
        assertThat(target.find(TARGET_DRAFTS)).isNull();
        assertNothingMoreHappens();
        assertThat(target.find(TARGET_DRAFTS)).isNull();
    }

    @Test
    void a_target_folder_that_the_user_deleted_gets_only_new_mail() {
        target.delete(TARGET_DRAFTS);
        world.run();
        world.put("INBOX.Entwürfe", 100);

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);

        assertThat(target.mailbox("Entwürfe").messages()).hasSize(1);
        assertNothingMoreHappens();
    }

    @Test
    void a_message_that_was_moved_at_the_source_is_copied_to_its_new_place() {
        InMemoryMailbox inbox = source.mailbox("INBOX");
        source.move(inbox, inbox.messages().get(0).uid(), source.mailbox("INBOX.Entwürfe"));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(outcome.goneAtSource()).isEqualTo(1);
        assertThat(digests(target.mailbox("Entwürfe"))).isEqualTo(digests(source.mailbox("INBOX.Entwürfe")));
        assertNothingMoreHappens();
    }

    @Test
    void a_folder_that_is_made_anew_during_the_pass_is_stopped_and_recognised_by_the_next_run() {
        world.put("INBOX", 100);
        AtomicInteger opened = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_GATE && opened.incrementAndGet() == 1) {
                target.mailbox("INBOX").renewUidValidity();
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.text()).contains("UIDVALIDITY was"));
        world.target.setFaults(FaultPoint.NONE);
        assertClean(world.run());
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertNothingMoreHappens();
    }

    @Test
    void an_appenduid_of_another_uidvalidity_stops_the_folder_and_the_next_run_finds_what_arrived() {
        world.put("INBOX", 100);
        world.put("INBOX", 101);
        world.wrapServers(server -> namingAnotherUidValidity(server));

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.text()).contains("UIDVALIDITY was"));
        world.wrapServers(UnaryOperator.identity());
        assertClean(world.run());
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertNothingMoreHappens();
    }

    private static WritableServer namingAnotherUidValidity(WritableServer server) {
        return Intercepted.of(WritableServer.class, server, (method, arguments, real) -> {
            Object opened = real.call(arguments);
            return opened instanceof MailboxWriter writer
                    ? Intercepted.of(MailboxWriter.class, writer, (call, with, session) -> {
                        Object answer = session.call(with);
                        return answer instanceof AppendResult.Appended appended
                                ? new AppendResult.Appended(new UidValidity(4711), appended.uids())
                                : answer;
                    })
                    : opened;
        });
    }

    @Test
    void a_renamed_source_folder_of_two_messages_is_told_by_all_of_them() {
        world.put("INBOX.Klein", 200);
        world.put("INBOX.Klein", 201);
        world.run();
        source.rename(new MailboxName("INBOX.Klein"), new MailboxName("INBOX.Kleiner"));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isZero();
        assertThat(codes(outcome)).containsExactly(FindingCode.RENAMED_AT_SOURCE);
        assertNothingMoreHappens();
    }

    @Test
    void an_append_of_unknown_fate_is_judged_by_what_the_folder_made_anew_holds() {
        world.put("INBOX", 100);
        world.put("INBOX", 101);
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_STORE) {
                throw new CrashException("stored");
            }
        });
        assertThat(catchThrowable(world::run)).isInstanceOf(CrashException.class);
        world.target.setFaults(FaultPoint.NONE);
        source.mailbox("INBOX").renewUidValidity();
        target.mailbox("INBOX").renewUidValidity();

        assertClean(world.run());

        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertNothingMoreHappens();
    }

    @ParameterizedTest
    @EnumSource
    void dying_around_each_fifth_journal_write_while_all_is_bound_anew_doubles_nothing(CrashingJournal.Moment moment) {
        diesAroundWrites(moment, moment == CrashingJournal.Moment.BEFORE ? 1 : 3, 5);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void dying_around_any_journal_write_while_all_is_bound_anew_doubles_nothing(CrashingJournal.Moment moment) {
        diesAroundWrites(moment, 1, 1);
    }

    private void diesAroundWrites(CrashingJournal.Moment moment, int first, int step) {
        AtomicReference<CrashingJournal> counting = new AtomicReference<>();
        CopyWorld count = upset("count" + moment);
        count.wrapJournal(journal -> {
            CrashingJournal wrapped = new CrashingJournal(journal, Integer.MAX_VALUE, moment);
            counting.set(wrapped);
            return wrapped.journal();
        });
        count.run();
        int writes = Objects.requireNonNull(counting.get()).writes();
        assertThat(writes).isGreaterThan(8);
        for (int n = first; n <= writes; n += step) {
            int fatal = n;
            CopyWorld dying = upset(moment + "" + n);
            dying.wrapJournal(journal -> new CrashingJournal(journal, fatal, moment).journal());

            assertThat(catchThrowable(dying::run)).isInstanceOf(CrashException.class);

            dying.wrapJournal(UnaryOperator.identity());
            assertClean(dying.run());
            InMemoryAccount from = dying.source.account(CopyWorld.LOGIN);
            InMemoryAccount to = dying.target.account(CopyWorld.LOGIN);
            assertThat(digests(to.mailbox("INBOX"))).as("write %d", n).isEqualTo(digests(from.mailbox("INBOX")));
            assertThat(digests(to.mailbox("Drafts"))).as("write %d", n).isEqualTo(digests(from.mailbox("INBOX.Alt")));
        }
    }

    private CopyWorld upset(String name) {
        CopyWorld made = copied(name);
        made.source.account(CopyWorld.LOGIN).mailbox("INBOX").renewUidValidity();
        made.target.account(CopyWorld.LOGIN).mailbox("INBOX").renewUidValidity();
        made.source.account(CopyWorld.LOGIN).rename(DRAFTS, new MailboxName("INBOX.Alt"));
        made.target.account(CopyWorld.LOGIN).rename(TARGET_DRAFTS, new MailboxName("Drafts"));
        made.put("INBOX", 100);
        made.put("INBOX.Alt", 101);
        return made;
    }
}

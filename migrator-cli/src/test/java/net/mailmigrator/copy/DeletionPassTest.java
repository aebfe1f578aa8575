package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Deletion.Outcome;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.Intercepted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * EXACTNESS §8. A first pass has brought INBOX with the messages 1, 2 and 3, and the source has lost message 2 since: its
 * copy goes. Each test breaks one condition of that, and it stays.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletionPassTest {
    private static final PassRequest DELETE = new PassRequest(true, new PassRequest.Deletions(false, 100));
    private static final PassRequest PREVIEW = new PassRequest(true, new PassRequest.Deletions(true, 100));
    private static final byte[] OTHER_TEXT = new String(CopyWorld.octets(2), StandardCharsets.US_ASCII)
            .replace("Text", "Tixt")
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private CopyWorld copied() {
        return copied(world -> {});
    }

    /** Three messages, of which the second is deleted at the source after they were copied. */
    private CopyWorld copied(Consumer<CopyWorld> before) {
        CopyWorld world = new CopyWorld(folder);
        before.accept(world);
        for (int number = 1; number <= 3; number++) {
            world.put("INBOX", number);
        }
        assertThat(world.run().clean()).isTrue();
        source(world).expunge(2);
        return world;
    }

    private static InMemoryMailbox source(CopyWorld world) {
        return world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private static InMemoryMailbox target(CopyWorld world) {
        return world.target.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private static List<Long> atTarget(CopyWorld world) {
        return target(world).messages().stream().map(message -> message.uid()).toList();
    }

    private static MessageFlags flags(String... wire) {
        return MessageFlags.parse(List.of(wire));
    }

    private static List<String> codes(CopyOutcome outcome) {
        return outcome.findings().stream()
                .map(Finding::code)
                .map(code -> code.code())
                .toList();
    }

    private static void assertStays(CopyWorld world, CopyOutcome outcome, KeptReason reason) {
        assertThat(outcome.deletions())
                .extracting(Deletion::outcome, Deletion::sourceUid, Deletion::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Outcome.KEPT, 2L, reason.words()));
        assertThat(outcome.deletedAtTarget()).isZero();
        assertThat(atTarget(world)).containsExactly(1L, 2L, 3L);
        assertThat(target(world).messages().get(1).flags().system()).doesNotContain(MessageFlags.SystemFlag.DELETED);
        assertThat(codes(outcome)).contains("KEPT-AT-TARGET");
        assertThat(states(world, MessageState.APPENDED)).isEqualTo(UidSet.of(1, 2, 3));
    }

    private static void assertNothingLookedAt(CopyWorld world, CopyOutcome outcome) {
        assertThat(outcome.deletions()).isEmpty();
        assertThat(codes(outcome)).contains("DELETE-WITHHELD");
        assertThat(atTarget(world)).contains(1L, 2L, 3L);
    }

    private static UidSet states(CopyWorld world, MessageState state) {
        UidSet[] uids = {UidSet.empty()};
        change(world, account -> uids[0] = account.uids(inbox(account).id(), state));
        return uids[0];
    }

    private static SourceMailbox inbox(AccountJournal account) {
        return account.sourceMailbox(MailboxName.INBOX).orElseThrow();
    }

    private static void change(CopyWorld world, Consumer<AccountJournal> change) {
        try (Journal journal = world.open()) {
            change.accept(journal.account(CopyWorld.LOGIN));
        }
    }

    /** The deletion pass is the one that lists the source's mailboxes. */
    private static void whenDeletionsBegin(CopyWorld world, Runnable deed) {
        boolean[] done = {false};
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LIST && !done[0]) {
                done[0] = true;
                deed.run();
            }
        });
    }

    private static void at(CopyWorld world, Step wanted, Runnable deed) {
        boolean[] done = {false};
        world.target.setFaults((step, mailbox) -> {
            if (step == wanted && !done[0]) {
                done[0] = true;
                deed.run();
            }
        });
    }

    @Test
    void what_the_source_has_lost_since_is_taken_away_and_nothing_else() {
        CopyWorld world = copied();
        target(world).put(CopyWorld.octets(9), MessageFlags.NONE, CopyWorld.date(9));

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.deletedAtTarget()).isEqualTo(1);
        assertThat(outcome.goneAtSource()).isZero();
        assertThat(codes(outcome)).contains("DELETED-AT-TARGET");
        assertThat(atTarget(world)).containsExactly(1L, 3L, 4L);
        assertThat(states(world, MessageState.DELETED)).isEqualTo(UidSet.of(2));
        CopyOutcome later = world.run(DELETE);
        assertThat(later.clean()).isTrue();
        assertThat(later.deletions()).isEmpty();
        assertThat(Objects.requireNonNull(later.counts()).alreadyThere()).isEqualTo(2);
        assertThat(atTarget(world)).containsExactly(1L, 3L, 4L);
    }

    @Test
    void nothing_is_taken_away_where_nobody_asks_for_it() {
        CopyWorld world = copied();

        CopyOutcome usual = world.run();
        CopyOutcome last = world.run(new PassRequest(true, null));

        assertThat(usual.goneAtSource()).isEqualTo(1);
        assertThat(last.deletions()).isEmpty();
        assertThat(atTarget(world)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_preview_lists_and_writes_nothing() {
        CopyWorld world = copied();
        world.run();
        List<Step> writes = new ArrayList<>();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FLAGS || step == Step.BEFORE_EXPUNGE || step == Step.BEFORE_GATE) {
                writes.add(step);
            }
        });

        CopyOutcome outcome = world.run(PREVIEW);

        assertThat(outcome.deletions()).singleElement().satisfies(deletion -> {
            assertThat(deletion.outcome()).isEqualTo(Outcome.PROPOSED);
            assertThat(deletion.sourceUid()).isEqualTo(2);
            assertThat(deletion.targetUid()).isEqualTo(2);
            assertThat(deletion.bytes()).isEqualTo(CopyWorld.octets(2).length);
            assertThat(deletion.date()).isNotNull();
        });
        assertThat(codes(outcome)).contains("DELETE-PREVIEW");
        assertThat(outcome.goneAtSource()).isEqualTo(1);
        assertThat(writes).isEmpty();
        assertThat(states(world, MessageState.APPENDED)).isEqualTo(UidSet.of(1, 2, 3));
        assertThat(atTarget(world)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void the_final_pass_opens_mailboxes_that_seem_unchanged() {
        CopyWorld world = copied();
        world.run();
        List<MailboxName> opened = new ArrayList<>();
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_OPEN) {
                opened.add(mailbox);
            }
        });

        world.run();
        assertThat(opened).isEmpty();
        world.run(new PassRequest(true, null));

        assertThat(opened).contains(MailboxName.INBOX);
    }

    @Test
    void never_on_an_account_that_is_switched() {
        CopyWorld world = copied();
        change(world, account -> account.moveTo(AccountState.SWITCHED, java.time.Instant.EPOCH));

        assertNothingLookedAt(world, world.run(DELETE));
    }

    @Test
    void not_before_everything_of_the_account_is_copied() {
        CopyWorld world = copied();
        world.put("INBOX.Ordner", 7);
        world.target.setRefusal(message -> "[CANNOT] no");

        assertNothingLookedAt(world, world.run(DELETE));
    }

    @Test
    void not_from_a_mailbox_whose_uidvalidity_has_changed() {
        CopyWorld world = copied();
        whenDeletionsBegin(world, source(world)::renewUidValidity);

        assertNothingLookedAt(world, world.run(DELETE));
    }

    @Test
    void not_in_the_pass_that_recognises_the_messages_of_a_mailbox_that_was_made_anew_nor_what_was_not_recognised() {
        CopyWorld world = copied();
        source(world).renewUidValidity();

        CopyOutcome recognising = world.run(DELETE);

        assertNothingLookedAt(world, recognising);
        assertThat(recognising.findings()).extracting(Finding::text).anyMatch(DeletionPassTest::saysRebound);
        CopyOutcome later = world.run(DELETE);

        assertThat(later.deletions()).extracting(Deletion::reason).containsExactly(KeptReason.FORMER_UID.words());
        assertThat(atTarget(world)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void not_in_the_pass_that_recognises_the_messages_of_a_target_mailbox_but_in_the_next() {
        CopyWorld world = copied();
        target(world).renewUidValidity();

        CopyOutcome recognising = world.run(DELETE);

        assertNothingLookedAt(world, recognising);
        assertThat(recognising.findings()).extracting(Finding::text).anyMatch(DeletionPassTest::saysRebound);
        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
        assertThat(atTarget(world)).containsExactly(1L, 3L);
    }

    private static boolean saysRebound(String text) {
        return text.contains(KeptReason.REBOUND.words());
    }

    @Test
    void not_what_is_in_another_target_mailbox_than_its_folder_s_own() {
        CopyWorld world = copied();
        change(world, account -> {
            TargetMailbox other =
                    account.target(MailboxName.encode("Abgelegt"), new MailboxStatus(new UidValidity(9), 20, 19, 0));
            List<MessageRow> filed = new ArrayList<>();
            account.rows(inbox(account).id(), row -> {
                if (row.sourceUid() == 3) {
                    filed.add(elsewhere(row, 9, other.id()));
                }
            });
            account.adopt(List.of(new AccountJournal.Adopted(inbox(account).id(), filed.get(0))));
        });

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions())
                .extracting(Deletion::sourceUid, Deletion::outcome, Deletion::reason)
                .contains(org.assertj.core.groups.Tuple.tuple(9L, Outcome.KEPT, KeptReason.FILED_ELSEWHERE.words()));
        assertThat(atTarget(world)).as("the same UID in the folder's own").containsExactly(1L, 3L);
    }

    /** A row like another, for another source message whose copy has the same UID in another target mailbox. */
    private static MessageRow elsewhere(MessageRow like, long sourceUid, long targetMailboxId) {
        return new MessageRow(
                sourceUid,
                like.sizeAsListed(),
                like.digests(),
                like.internalDate(),
                like.flagBase(),
                like.targetUid(),
                like.proof(),
                like.state(),
                null,
                null,
                targetMailboxId,
                null);
    }

    @Test
    void not_from_a_mailbox_that_was_put_back() {
        CopyWorld world = copied();
        whenDeletionsBegin(world, () -> source(world).restoreTo(2));

        assertNothingLookedAt(world, world.run(DELETE));
    }

    @Test
    void not_where_the_list_of_uids_is_not_complete() {
        CopyWorld world = copied();
        world.wrapServers(server -> reading(server, (method, arguments, real) -> {
            if (method.equals("listMessages")) {
                arguments[0] = Math.max(2, (Long) Objects.requireNonNull(arguments[0]));
            }
            return real.call(arguments);
        }));

        assertNothingLookedAt(world, world.run(DELETE));
    }

    @Test
    void not_where_only_one_of_two_lists_lacks_the_mailbox() {
        CopyWorld world = withFolder();
        int[] lists = {0};
        world.wrapServers(server -> reading(server, (method, arguments, real) -> {
            Object answer = real.call(arguments);
            return method.equals("list") && ++lists[0] == 1 ? without(answer, "INBOX.Ordner") : answer;
        }));

        CopyOutcome outcome = world.run(DELETE);

        assertThat(lists[0]).isEqualTo(2);
        assertThat(outcome.deletions()).extracting(Deletion::sourceFolder).containsExactly("INBOX");
        assertThat(world.target.account(CopyWorld.LOGIN).mailbox("Ordner").messages())
                .hasSize(1);
    }

    @Test
    void messages_of_a_mailbox_that_is_absent_from_two_lists_go_and_the_mailbox_stays() {
        CopyWorld world = withFolder();
        world.source.account(CopyWorld.LOGIN).delete(MailboxName.encode("INBOX.Ordner"));
        List<Integer> logins = new ArrayList<>();
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LIST) {
                logins.add(world.source.logins());
            }
        });

        CopyOutcome outcome = world.run(DELETE);

        assertThat(logins).as("two lists on two connections").hasSize(2).doesNotHaveDuplicates();
        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.deletions())
                .extracting(Deletion::sourceFolder, Deletion::outcome)
                .contains(org.assertj.core.groups.Tuple.tuple("INBOX.Ordner", Outcome.DELETED));
        assertThat(world.target.account(CopyWorld.LOGIN).find(MailboxName.encode("Ordner")))
                .isNotNull()
                .satisfies(box -> assertThat(box.messages()).isEmpty());
    }

    @Test
    void not_where_a_mailbox_of_another_name_may_be_the_one_that_is_absent() {
        CopyWorld world = withFolder();
        world.leaveOut("INBOX.Neu");
        world.source
                .account(CopyWorld.LOGIN)
                .rename(MailboxName.encode("INBOX.Ordner"), MailboxName.encode("INBOX.Neu"));

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions())
                .filteredOn(deletion -> deletion.sourceFolder().equals("INBOX.Ordner"))
                .singleElement()
                .satisfies(deletion -> assertThat(deletion.reason()).isEqualTo(KeptReason.MAYBE_RENAMED.words()));
        assertThat(world.target.account(CopyWorld.LOGIN).mailbox("Ordner").messages())
                .hasSize(1);
    }

    /** The world with one more source mailbox, INBOX.Ordner with message 8. */
    private CopyWorld withFolder() {
        return copied(world -> world.put("INBOX.Ordner", 8));
    }

    @Test
    void not_what_was_at_the_target_before() {
        CopyWorld world =
                copied(before -> target(before).put(CopyWorld.octets(1), CopyWorld.flags(1), CopyWorld.date(1)));
        source(world).expunge(1);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions())
                .extracting(Deletion::sourceUid, Deletion::outcome)
                .contains(org.assertj.core.groups.Tuple.tuple(1L, Outcome.KEPT));
        assertThat(atTarget(world)).contains(1L);
    }

    @Test
    void not_what_the_target_has_rewritten() {
        CopyWorld world = copied(before -> {
            before.target.setRewriting(octets -> new String(octets, StandardCharsets.US_ASCII)
                    .replace("\r\n", "\n")
                    .getBytes(StandardCharsets.US_ASCII));
            before.target.setFaults(new LossAfterStore());
        });

        assertStays(world, world.run(DELETE), KeptReason.REWRITTEN);
    }

    @Test
    void what_was_found_by_its_text_is_read_again_and_goes() {
        CopyWorld world = copied(before -> before.target.withoutAppendUid());

        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
        assertThat(atTarget(world)).containsExactly(1L, 3L);
    }

    @Test
    void not_what_was_found_by_its_text_and_has_another_by_now() {
        CopyWorld world = copied(before -> before.target.withoutAppendUid());
        target(world).alter(2, OTHER_TEXT, CopyWorld.date(2));

        assertStays(world, world.run(DELETE), KeptReason.ALTERED);
    }

    @Test
    void not_what_has_another_size() {
        CopyWorld world = copied();
        target(world).alter(2, CopyWorld.octets(22), CopyWorld.date(2));

        assertStays(world, world.run(DELETE), KeptReason.ALTERED);
    }

    @Test
    void not_what_has_another_date() {
        CopyWorld world = copied();
        target(world).alter(2, CopyWorld.octets(2), CopyWorld.date(3));

        assertStays(world, world.run(DELETE), KeptReason.ALTERED);
    }

    @Test
    void not_from_a_target_mailbox_whose_uidvalidity_has_changed() {
        CopyWorld world = copied();
        whenDeletionsBegin(world, target(world)::renewUidValidity);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.text()).contains("UIDVALIDITY"));
        assertThat(atTarget(world)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\Flagged", "\\Seen \\Flagged", "", "\\Seen meins", "\\Seen \\Deleted"})
    void not_what_has_other_flags(String now) {
        CopyWorld world = copied();
        MessageFlags users = now.isEmpty() ? MessageFlags.NONE : flags(now.split(" "));
        target(world).setFlags(2, users);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions())
                .singleElement()
                .satisfies(deletion -> assertThat(deletion.reason()).isEqualTo(KeptReason.FLAGS.words()));
        assertThat(atTarget(world)).containsExactly(1L, 2L, 3L);
        assertThat(target(world).messages().get(1).flags()).isEqualTo(users);
    }

    @Test
    void flags_that_the_target_does_not_keep_say_nothing() {
        CopyWorld world = new CopyWorld(folder);
        target(world).withPermanentFlags("\\Seen", "\\Deleted");
        source(world).put(CopyWorld.octets(2), flags("\\Seen", "\\Flagged", "wort"), CopyWorld.date(2));
        world.run();
        source(world).expunge(1);

        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
    }

    @Test
    void flags_that_were_carried_later_are_the_base() {
        CopyWorld world = new CopyWorld(folder);
        world.put("INBOX", 2);
        world.run();
        source(world).setFlags(1, flags("\\Answered", "neu"));
        world.run();
        source(world).expunge(1);

        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
    }

    @Test
    void not_without_uidplus() {
        CopyWorld world = copied();
        world.target.withoutUidPlus();

        assertStays(world, world.run(DELETE), KeptReason.NO_UIDPLUS);
    }

    @Test
    void not_where_the_target_does_not_keep_the_mark() {
        CopyWorld world = copied(before -> target(before).withPermanentFlags("\\Seen", "\\*"));

        assertStays(world, world.run(DELETE), KeptReason.NOT_DELETABLE);
    }

    @Test
    void not_where_the_target_refuses_the_mark() {
        CopyWorld world = copied();
        world.target.setFlagRefusal(change -> "[NOPERM] not yours");

        assertStays(world, world.run(DELETE), KeptReason.NOT_DELETABLE);
    }

    @Test
    void what_the_user_flags_right_before_it_would_be_marked_stays() {
        CopyWorld world = copied();
        at(world, Step.BEFORE_FLAGS, () -> target(world).setFlags(2, flags("\\Seen", "\\Flagged")));

        assertStays(world, world.run(DELETE), KeptReason.FLAGS);
    }

    @Test
    void what_the_user_flags_while_it_is_marked_stays_where_no_store_has_a_condition() {
        CopyWorld world = copied();
        world.target.withoutModSeq();
        at(world, Step.BEFORE_FLAGS, () -> target(world).setFlags(2, flags("\\Seen", "\\Flagged")));

        assertStays(world, world.run(DELETE), KeptReason.FLAGS);
        assertThat(target(world).messages().get(1).flags()).isEqualTo(flags("\\Seen", "\\Flagged"));
    }

    @Test
    void what_the_user_flags_after_it_was_marked_stays() {
        CopyWorld world = copied();
        at(world, Step.AFTER_FLAGS, () -> target(world).setFlags(2, flags("\\Seen", "\\Flagged", "\\Deleted")));

        assertStays(world, world.run(DELETE), KeptReason.FLAGS);
        assertThat(target(world).messages().get(1).flags()).isEqualTo(flags("\\Seen", "\\Flagged"));
    }

    @Test
    void what_loses_its_mark_before_the_expunge_stays() {
        CopyWorld world = copied();
        at(world, Step.BEFORE_EXPUNGE, () -> target(world).setFlags(2, CopyWorld.flags(2)));

        assertStays(world, world.run(DELETE), KeptReason.NOT_DELETABLE);
    }

    @Test
    void other_messages_that_are_marked_as_deleted_are_not_expunged() {
        CopyWorld world = copied();
        target(world).setFlags(3, flags("\\Deleted"));

        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
        assertThat(atTarget(world)).containsExactly(1L, 3L);
    }

    @Test
    void what_the_user_has_deleted_at_the_target_needs_nothing() {
        CopyWorld world = copied();
        target(world).expunge(2);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions()).isEmpty();
        assertThat(outcome.clean()).isTrue();
    }

    @Test
    void what_was_moved_at_the_source_goes_from_its_old_place() {
        CopyWorld world = copied();
        InMemoryMailbox elsewhere = world.source.account(CopyWorld.LOGIN).mailbox("INBOX.Ordner");
        world.source.account(CopyWorld.LOGIN).move(source(world), 3, elsewhere);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.deletedAtTarget()).isEqualTo(2);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void not_what_may_have_been_moved_after_it_was_copied() {
        CopyWorld world = copied();
        InMemoryMailbox elsewhere = world.source.account(CopyWorld.LOGIN).mailbox("INBOX.Ordner");
        whenDeletionsBegin(world, () -> elsewhere.put(CopyWorld.octets(2), MessageFlags.NONE, CopyWorld.date(2)));

        assertStays(world, world.run(DELETE), KeptReason.MAYBE_MOVED);
        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void not_what_is_in_a_mailbox_that_is_left_out() {
        CopyWorld world = copied(before -> {
            before.leaveOut("INBOX.Alle");
            before.put("INBOX.Alle", 2);
        });

        assertStays(world, world.run(DELETE), KeptReason.MAYBE_MOVED);
    }

    @Test
    void not_where_a_mailbox_that_is_left_out_cannot_be_looked_at() {
        CopyWorld world = copied(before -> {
            before.leaveOut("INBOX.Alle");
            before.put("INBOX.Alle", 7);
        });
        world.wrapServers(server -> reading(server, (method, arguments, real) -> {
            if (method.equals("examine") && MailboxName.encode("INBOX.Alle").equals(arguments[0])) {
                throw MailException.refused(
                        net.mailmigrator.model.FailureScope.MAILBOX, false, "open it", "[NOPERM] no");
            }
            return real.call(arguments);
        }));

        assertStays(world, world.run(DELETE), KeptReason.FOLDER_NOT_READ);
    }

    @Test
    void nothing_of_an_account_is_taken_away_where_it_is_more_than_the_cap_allows() {
        CopyWorld world = copied();

        CopyOutcome outcome = world.run(new PassRequest(true, new PassRequest.Deletions(false, 33)));

        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("DELETE-CAP");
            assertThat(failure.text())
                    .contains("1 of 3 copied messages of the account", "cap of 33 %", "--delete-cap 34%");
        });
        assertThat(outcome.deletions()).extracting(Deletion::outcome).containsExactly(Outcome.PROPOSED);
        assertThat(atTarget(world)).containsExactly(1L, 2L, 3L);
        assertThat(world.run(new PassRequest(true, new PassRequest.Deletions(false, 34)))
                        .deletedAtTarget())
                .isEqualTo(1);
    }

    @Test
    void a_preview_says_that_it_is_more_than_the_cap_allows() {
        CopyOutcome outcome = copied().run(new PassRequest(true, new PassRequest.Deletions(true, 5)));

        assertThat(outcome.clean()).isTrue();
        assertThat(codes(outcome)).contains("DELETE-CAP", "DELETE-PREVIEW");
    }

    @Test
    void what_the_source_has_again_is_brought_again() {
        CopyWorld world = copied();
        change(world, account -> {
            account.deleting(inbox(account).id(), UidSet.of(3));
            account.deleted(inbox(account).id(), UidSet.of(3));
        });
        target(world).expunge(3);

        assertThat(world.runToCounts().copied()).isEqualTo(1);
        assertThat(atTarget(world)).containsExactly(1L, 2L, 4L);
    }

    /** Loses the answer to the first APPEND: what arrived is told by its text. */
    private static final class LossAfterStore implements FaultPoint {
        private boolean lost;

        @Override
        public void at(Step step, MailboxName mailbox) throws MailException {
            if (step == Step.AFTER_STORE && !lost) {
                lost = true;
                throw MailException.lost("append to " + mailbox, "the connection was closed", null);
            }
        }
    }

    private interface Reading {
        @Nullable
        Object answer(String method, @Nullable Object[] arguments, Intercepted.Real real) throws Throwable;
    }

    /** Changes what the source answers; the target is left alone. */
    private static WritableServer reading(WritableServer server, Reading reading) {
        return Intercepted.of(WritableServer.class, server, (method, arguments, real) -> {
            Object opened = Objects.requireNonNull(real.call(arguments));
            return method.getName().equals("openReader")
                    ? Intercepted.of(
                            MailboxReader.class,
                            (MailboxReader) opened,
                            (call, with, session) -> reading.answer(call.getName(), with, session))
                    : opened;
        });
    }

    private static List<ListedMailbox> without(@Nullable Object listed, String name) {
        return ((List<?>) Objects.requireNonNull(listed))
                .stream()
                        .map(ListedMailbox.class::cast)
                        .filter(mailbox -> !mailbox.name().decoded().equals(name))
                        .toList();
    }
}

package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.NOW;
import static net.mailmigrator.testing.JournalRows.appended;
import static net.mailmigrator.testing.JournalRows.digests;
import static net.mailmigrator.testing.JournalRows.left;
import static net.mailmigrator.testing.JournalRows.members;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.AccountJournal.Adopted;
import net.mailmigrator.journal.AccountJournal.Altered;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.JournalExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of {@link AccountJournal}, on the real database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountJournalTest {
    private static final MailboxStatus TARGET_STATUS = new MailboxStatus(new UidValidity(77), 1_001, 1_000, 0);
    private static final UidValidity SOURCE_VALIDITY = new UidValidity(4_294_967_295L);
    private static final MessageCounts COUNTS = new MessageCounts(55, 10, 9, 8, 7, 6, 5, 4, 3, 3);

    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    private AccountJournal account;
    private TargetMailbox target;
    private SourceMailbox source;

    @BeforeEach
    void a_mailbox_is_opened() {
        account = journals.journal().account("firma.de3");
        target = account.target(MailboxName.INBOX, TARGET_STATUS);
        source = account.source(MailboxName.INBOX, SOURCE_VALIDITY, target.id());
    }

    private void reopen() {
        account = journals.reopen().account("firma.de3");
    }

    @Test
    void a_new_account_stands_at_the_beginning() {
        AccountFacts facts = journals.journal().account("new").facts();

        assertThat(facts)
                .isEqualTo(new AccountFacts(
                        "new", null, null, null, AccountState.NEW, 0, null, 0, 0, null, null, null, null, null));
    }

    @Test
    void an_account_keeps_what_was_said_about_it() {
        account.describe("info@firma.de", "4711", "w1", "7c1f-09ab");
        account.beginPass(NOW);
        account.endPass(COUNTS, NOW.plusSeconds(1));
        account.moveTo(AccountState.SYNCED, NOW.plusSeconds(2));
        account.verified("metadata", List.of(), NOW.plusSeconds(3));
        account.rewriting().targetClass("exact");

        reopen();

        assertThat(account.facts())
                .isEqualTo(new AccountFacts(
                        "firma.de3",
                        "info@firma.de",
                        "4711",
                        "w1",
                        AccountState.SYNCED,
                        1,
                        COUNTS,
                        0,
                        0,
                        null,
                        NOW.plusSeconds(3),
                        "metadata",
                        NOW.plusSeconds(3),
                        "exact"));
    }

    @Test
    void a_failure_of_the_account_is_its_last_failure_until_it_is_synced() {
        Failure failure = new Failure(FailureScope.ACCOUNT, "LOGIN-REFUSED", "log in: NO", null, null);
        account.fail(failure, NOW);
        assertThat(account.facts().failure()).isEqualTo(failure);

        account.moveTo(AccountState.FAILED, NOW);
        assertThat(account.facts().failure()).isEqualTo(failure);

        account.moveTo(AccountState.SYNCED, NOW);
        assertThat(account.facts().failure()).isNull();
    }

    @Test
    void a_failure_of_a_message_is_not_the_account_s_last_failure() {
        account.fail(new Failure(FailureScope.MESSAGE, "REFUSED", "append: NO", "Archiv", 4711L), NOW);

        assertThat(account.facts().failure()).isNull();
    }

    @Test
    void a_target_mailbox_keeps_the_floor_of_its_first_opening() {
        TargetMailbox later = account.target(MailboxName.INBOX, new MailboxStatus(new UidValidity(78), 2_000, 0, 0));

        assertThat(later).isEqualTo(target);
        assertThat(later)
                .isEqualTo(new TargetMailbox(
                        later.id(), MailboxName.INBOX, new UidValidity(77), 1_001, 1_001, 1, false, 1_000L));
    }

    @Test
    void a_source_mailbox_keeps_the_uidvalidity_of_its_first_opening() {
        SourceMailbox later = account.source(MailboxName.INBOX, new UidValidity(5), target.id());

        assertThat(later)
                .isEqualTo(new SourceMailbox(later.id(), MailboxName.INBOX, target.id(), SOURCE_VALIDITY, null, null));
    }

    @Test
    void mailboxes_with_odd_names_are_told_apart() {
        List<String> names = List.of("inbox.x", "INBOX.x", "INBOX.X", "&AOk-", "\u00ff\u0080 ", "a'b\"c\\%*", "");
        names.forEach(name -> account.source(new MailboxName(name), SOURCE_VALIDITY, target.id()));

        reopen();

        assertThat(account.sourceMailboxes())
                .extracting(mailbox -> mailbox.name().wire())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("INBOX"), names.stream()).toList());
    }

    @Test
    void accounts_do_not_see_each_other_s_mailboxes() {
        AccountJournal other = journals.journal().account("other");
        other.target(MailboxName.INBOX, TARGET_STATUS);

        assertThat(account.targetMailboxes()).containsExactly(target);
        assertThat(other.sourceMailboxes()).isEmpty();
    }

    @Test
    void target_seen_rises_and_never_falls() {
        account.seen(target.id(), 1_050);
        account.seen(target.id(), 1_020);

        assertThat(account.targetMailboxes().get(0).targetSeen()).isEqualTo(1_050);
    }

    @Test
    void a_completed_pass_is_kept_with_its_status_and_balance() {
        MailboxStatus status = new MailboxStatus(SOURCE_VALIDITY, 4_294_967_295L, 55, 1L << 62);
        account.complete(source.id(), status, COUNTS, NOW);

        reopen();

        SourceMailbox kept = account.sourceMailbox(MailboxName.INBOX).orElseThrow();
        assertThat(kept.completed()).isEqualTo(status);
        assertThat(kept.counts()).isEqualTo(COUNTS);
    }

    @Test
    void rows_come_back_as_they_were_written_in_uid_order() {
        MessageFlags all = MessageFlags.parse(
                List.of("\\Seen", "\\Answered", "\\Flagged", "\\Deleted", "\\Draft", "$Forwarded", "kein atom", "ä"));
        MessageRow first = new MessageRow(
                4_294_967_295L,
                1,
                digests("x"),
                new InternalDate(-2_147_483_648L, -43_200),
                all,
                4_294_967_294L,
                Proof.MATCH,
                MessageState.APPENDED,
                null);
        MessageRow second = left(3, MessageState.REFUSED, "[LIMIT] too \u0000 big");
        MessageRow third =
                new MessageRow(1, 5, null, null, MessageFlags.NONE, 9L, Proof.ADOPTED, MessageState.APPENDED, null);
        account.record(source.id(), List.of(first, second, third));

        reopen();

        List<MessageRow> rows = new ArrayList<>();
        account.rows(source.id(), rows::add);
        assertThat(rows).containsExactly(third, left(3, MessageState.REFUSED, "[LIMIT] too \uFFFD big"), first);
        assertThat(rows.get(2).flagBase().keywords())
                .containsExactlyElementsOf(new TreeSet<>(all.keywords())
                        .stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
    }

    private static Alteration alteration(String... names) {
        return new Alteration(
                List.of(names),
                new TreeSet<>(List.of("$NotJunk", "domain.com")),
                17,
                digests("before").exact());
    }

    private static MessageRow altered(long uid, Alteration alteration) {
        MessageRow row = appended(uid);
        return row.altered(alteration);
    }

    @Test
    void how_a_message_was_altered_comes_back_with_what_the_source_had() {
        MessageRow row = altered(1, alteration("line-ends", "nul"));
        BatchMember member = new BatchMember(
                7,
                1,
                digests("after"),
                InternalDate.ofEpochSecond(5),
                MessageFlags.parse(List.of("a")),
                alteration("date-received"));
        account.record(source.id(), List.of(row));
        account.intend(source.id(), target.id(), new UidValidity(77), 1, List.of(member), NOW);

        reopen();

        List<MessageRow> rows = new ArrayList<>();
        account.rows(source.id(), rows::add);
        assertThat(rows).containsExactly(row);
        assertThat(account.batches(target.id(), AppendBatch.State.OPEN))
                .singleElement()
                .satisfies(batch -> assertThat(batch.members()).containsExactly(member));
    }

    @Test
    void keywords_that_the_target_refuses_count_as_dealt_with() {
        BatchMember member = new BatchMember(
                7,
                1,
                digests("after"),
                InternalDate.ofEpochSecond(5),
                MessageFlags.parse(List.of("\\Seen", "a")),
                alteration());

        assertThat(member.row(9L, Proof.APPENDUID, MessageState.APPENDED, null).flagBase())
                .isEqualTo(MessageFlags.parse(List.of("\\Seen", "a", "$NotJunk", "domain.com")));
    }

    @Test
    void alterations_are_counted_by_mailbox_and_kind() {
        SourceMailbox other = account.source(new MailboxName("INBOX.Alt"), SOURCE_VALIDITY, target.id());
        account.record(
                source.id(),
                List.of(appended(1), altered(2, alteration("nul")), altered(3, alteration("line-ends", "nul"))));
        account.record(other.id(), List.of(altered(4, alteration())));

        assertThat(account.alterations())
                .containsExactlyInAnyOrder(
                        new Altered(MailboxName.INBOX, "nul", null, 2),
                        new Altered(MailboxName.INBOX, "line-ends", null, 1),
                        new Altered(MailboxName.INBOX, "", "$NotJunk", 2),
                        new Altered(MailboxName.INBOX, "", "domain.com", 2),
                        new Altered(other.name(), "", "$NotJunk", 1),
                        new Altered(other.name(), "", "domain.com", 1));
    }

    @Test
    void accepted_losses_are_those_noted_last() {
        account.record(source.id(), List.of(left(1, MessageState.REFUSED, "NO"), left(2, MessageState.REFUSED, "NO")));
        account.accept(source.id(), Map.of(1L, "mk: virus"));
        account.accept(source.id(), Map.of(2L, "mk: spam"));

        journals.close();
        assertThat(journals.reader().account("firma.de3").orElseThrow().messages())
                .extracting(message -> message.row().sourceUid(), AccountDetails.Message::accepted)
                .containsExactly(tuple(1L, null), tuple(2L, "mk: spam"));
    }

    @Test
    void rows_are_read_in_pieces_and_none_is_lost_between_them() {
        account.record(source.id(), appended(1, 2_500));

        List<Long> uids = new ArrayList<>();
        account.rows(source.id(), row -> uids.add(row.sourceUid()));

        assertThat(uids).hasSize(2_500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_sink_of_rows_may_use_the_journal() {
        account.record(source.id(), List.of(left(1, MessageState.UNREADABLE, "NO")));

        account.rows(source.id(), row -> account.record(source.id(), List.of(appended(row.sourceUid()))));

        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.of(1));
    }

    @Test
    void uids_are_those_in_the_given_states() {
        account.record(
                source.id(),
                List.of(appended(5), left(7, MessageState.REFUSED, "NO"), left(9, MessageState.EXCLUDED, "rule")));

        assertThat(account.uids(source.id(), MessageState.APPENDED, MessageState.EXCLUDED))
                .isEqualTo(UidSet.of(5, 9));
        assertThat(account.uids(source.id())).isEqualTo(UidSet.empty());
    }

    @Test
    void target_uids_are_those_of_all_source_mailboxes_that_share_the_target() {
        SourceMailbox joined = account.source(new MailboxName("INBOX.Alt"), SOURCE_VALIDITY, target.id());
        account.record(source.id(), List.of(appended(1), left(2, MessageState.REFUSED, "NO")));
        account.record(joined.id(), List.of(appended(3)));

        assertThat(account.targetUids(target.id())).isEqualTo(UidSet.of(1_001, 1_003));
    }

    @Test
    void a_refused_message_may_be_appended_later_and_is_counted_once() {
        account.record(source.id(), List.of(left(1, MessageState.REFUSED, "NO"), appended(2)));
        account.record(source.id(), List.of(appended(1)));

        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.of(1, 2));
        assertThat(account.facts().appended()).isEqualTo(2);
        assertThat(account.facts().appendedOctets()).isEqualTo(2L * "message 1".length());
    }

    @Test
    void an_appended_message_stays_what_it_is() {
        account.record(source.id(), List.of(appended(1)));
        account.record(source.id(), List.of(left(1, MessageState.REFUSED, "NO")));

        List<MessageRow> rows = new ArrayList<>();
        account.rows(source.id(), rows::add);
        assertThat(rows).containsExactly(appended(1));
        assertThat(account.facts().appended()).isEqualTo(1);
    }

    @Test
    void a_target_uid_is_filled_in_only_where_it_was_unknown() {
        MessageRow known = appended(1);
        MessageRow unknown = new MessageRow(
                1,
                known.sizeAsListed(),
                known.digests(),
                known.internalDate(),
                known.flagBase(),
                null,
                Proof.MATCH,
                MessageState.APPENDED,
                null);
        account.record(source.id(), List.of(unknown, appended(2)));

        account.resolve(source.id(), Map.of(1L, 1_001L, 2L, 5L, 3L, 6L));

        assertThat(account.targetUids(target.id())).isEqualTo(UidSet.of(1_001, 1_002));
        assertThat(account.facts().appended()).isEqualTo(2);
    }

    @Test
    void adopted_messages_are_counted_with_the_size_that_was_listed() {
        MessageRow adopted =
                new MessageRow(1, 500, null, null, MessageFlags.NONE, 3L, Proof.ADOPTED, MessageState.APPENDED, null);
        account.adopt(List.of(new Adopted(source.id(), adopted)));

        reopen();

        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.of(1));
        assertThat(account.facts().appendedOctets()).isEqualTo(500);
    }

    @Test
    void a_batch_comes_back_as_it_was_intended() {
        long id = account.intend(source.id(), target.id(), new UidValidity(77), 1_001, members(1, 100), NOW);

        reopen();

        assertThat(account.batches(target.id(), AppendBatch.State.OPEN))
                .containsExactly(new AppendBatch(
                        id,
                        source.id(),
                        target.id(),
                        AppendBatch.State.OPEN,
                        new UidValidity(77),
                        1_001,
                        NOW,
                        members(1, 100)));
    }

    @Test
    void a_settled_batch_brings_its_rows_counters_and_target_seen() {
        long id = account.intend(source.id(), target.id(), new UidValidity(77), 1_001, members(1, 3), NOW);

        account.settle(id, AppendBatch.State.CONFIRMED, appended(1, 3), 1_004, NOW);

        assertThat(account.batches(target.id(), AppendBatch.State.OPEN)).isEmpty();
        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.of(1, 2, 3));
        assertThat(account.facts().appended()).isEqualTo(3);
        assertThat(account.targetMailboxes().get(0).targetSeen()).isEqualTo(1_004);
    }

    @Test
    void batches_come_in_the_order_of_sending() {
        List<Long> ids = new ArrayList<>();
        for (int uid = 1; uid <= 5; uid++) {
            ids.add(account.intend(source.id(), target.id(), new UidValidity(77), 1_001, members(uid, uid), NOW));
        }
        account.settle(ids.get(1), AppendBatch.State.DOUBT, List.of(), 0, NOW);
        account.settle(ids.get(3), AppendBatch.State.ABSENT, List.of(), 0, NOW);

        assertThat(account.batches(target.id(), AppendBatch.State.OPEN, AppendBatch.State.DOUBT))
                .extracting(AppendBatch::id)
                .containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(4));
    }

    @Test
    void a_batch_with_a_row_that_cannot_be_written_is_not_settled_at_all() {
        long id = account.intend(source.id(), target.id(), new UidValidity(77), 1_001, members(1, 1), NOW);

        assertThatThrownBy(() -> account.settle(
                        id, AppendBatch.State.CONFIRMED, List.of(appended(1), appended(2), appended(1)), 1_003, NOW))
                .isInstanceOf(RuntimeException.class);

        assertThat(account.batches(target.id(), AppendBatch.State.OPEN)).hasSize(1);
        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.empty());
        assertThat(account.facts().appended()).isZero();
    }

    @Test
    void what_is_taken_away_at_the_target_moves_from_state_to_state_and_counts_no_more() {
        account.record(source.id(), appended(1, 4));
        AccountFacts all = account.facts();

        account.deleting(source.id(), UidSet.of(2, 3, 99));
        assertThat(account.uids(source.id(), MessageState.DELETING)).isEqualTo(UidSet.of(2, 3));
        assertThat(account.facts().appended()).isEqualTo(2);

        account.deleted(source.id(), UidSet.of(1, 2));
        account.undelete(source.id(), UidSet.of(1, 2, 3));
        reopen();

        assertThat(account.uids(source.id(), MessageState.DELETED)).isEqualTo(UidSet.of(2));
        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.of(1, 3, 4));
        assertThat(account.facts().appended()).isEqualTo(3);
        assertThat(account.facts().appendedOctets() * 4).isEqualTo(all.appendedOctets() * 3);
        assertThat(account.targetUids(target.id())).isEqualTo(UidSet.of(1_001, 1_002, 1_003, 1_004));
    }
}

package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.NOW;
import static net.mailmigrator.testing.JournalRows.appended;
import static net.mailmigrator.testing.JournalRows.left;
import static net.mailmigrator.testing.JournalRows.members;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.AccountJournal.Adopted;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.JournalExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How rows follow mailboxes that are renamed, made anew, put back or deleted (I10). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailboxIdentityTest {
    private static final UidValidity FIRST = new UidValidity(7);
    private static final UidValidity SECOND = new UidValidity(8);
    private static final MailboxName ARCHIVE = new MailboxName("Archiv");
    private static final MailboxName RENAMED = new MailboxName("Archiv 2018");

    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    private AccountJournal account;
    private TargetMailbox target;
    private SourceMailbox source;

    @BeforeEach
    void three_messages_are_copied() {
        account = journals.journal().account("firma.de3");
        target = account.target(ARCHIVE, status(FIRST, 1));
        source = account.source(ARCHIVE, FIRST, target.id());
        account.record(source.id(), appended(1, 3));
        account.seen(target.id(), 1_004);
        account.complete(source.id(), status(FIRST, 4), MessageCounts.NONE, NOW);
    }

    private static MailboxStatus status(UidValidity validity, long uidNext) {
        return new MailboxStatus(validity, uidNext, uidNext - 1, 0);
    }

    private SourceMailbox source() {
        return account.sourceMailboxes().stream()
                .filter(mailbox -> mailbox.id() == source.id())
                .findFirst()
                .orElseThrow();
    }

    private TargetMailbox target() {
        return account.targetMailboxes().stream()
                .filter(mailbox -> mailbox.id() == target.id())
                .findFirst()
                .orElseThrow();
    }

    private List<MessageRow> rows(SourceMailbox mailbox) {
        List<MessageRow> rows = new ArrayList<>();
        account.rows(mailbox.id(), rows::add);
        return rows;
    }

    @Test
    void a_renamed_source_mailbox_keeps_its_rows_and_its_target() {
        account.renameSource(source.id(), RENAMED, RENAMED);

        assertThat(source())
                .returns(RENAMED, SourceMailbox::name)
                .returns(RENAMED, SourceMailbox::plannedTarget)
                .returns(target.id(), SourceMailbox::targetId);
        assertThat(rows(source)).hasSize(3);
    }

    @Test
    void two_source_mailboxes_can_exchange_their_names() {
        SourceMailbox other = account.source(RENAMED, SECOND, target.id());

        account.renameSource(source.id(), RENAMED, RENAMED);
        account.renameSource(other.id(), ARCHIVE, ARCHIVE);

        assertThat(account.sourceMailboxes())
                .extracting(SourceMailbox::id, SourceMailbox::name)
                .containsExactlyInAnyOrder(tuple(source.id(), RENAMED), tuple(other.id(), ARCHIVE));
    }

    @Test
    void a_renamed_target_mailbox_is_remembered_by_the_name_it_was_planned_under() {
        account.renameTarget(target.id(), RENAMED);
        account.renameTarget(target.id(), new MailboxName("Alt"));

        assertThat(target().name()).isEqualTo(new MailboxName("Alt"));
        assertThat(source().plannedTarget()).isEqualTo(ARCHIVE);
    }

    @Test
    void rows_of_a_source_mailbox_are_bound_to_other_uids_even_where_old_and_new_ones_overlap() {
        account.rebindSource(source.id(), SECOND, Map.of(1L, 2L, 2L, 3L, 3L, 1L));

        assertThat(rows(source))
                .extracting(MessageRow::sourceUid, MessageRow::targetUid)
                .containsExactly(tuple(1L, 1_003L), tuple(2L, 1_001L), tuple(3L, 1_002L));
        assertThat(source().uidValidity()).isEqualTo(SECOND);
        assertThat(source().completed()).isNull();
    }

    @Test
    void what_a_source_mailbox_no_longer_holds_keeps_its_row_under_a_number_that_no_message_has() {
        account.record(source.id(), List.of(left(4, MessageState.REFUSED, "no"), left(5, MessageState.UNDECIDED, "?")));

        account.rebindSource(source.id(), SECOND, Map.of(2L, 1L));
        account.rebindSource(source.id(), FIRST, Map.of(1L, 1L));
        account.rebindSource(source.id(), SECOND, Map.of());

        assertThat(rows(source))
                .extracting(row -> FormerUid.uid(row.sourceUid()), MessageRow::state)
                .containsExactlyInAnyOrder(
                        tuple(1L, MessageState.APPENDED),
                        tuple(1L, MessageState.APPENDED),
                        tuple(3L, MessageState.APPENDED),
                        tuple(5L, MessageState.UNDECIDED));
        assertThat(rows(source)).allMatch(row -> row.sourceUid() < 0);
        assertThat(account.targetUids(target.id())).isEqualTo(UidSet.of(1_001, 1_002, 1_003));
    }

    @Test
    void flags_that_were_found_lost_by_former_uids_are_not_set_on_other_messages() {
        account.verified("metadata", List.of(new VerifiedDifference("FLAGS-LOST", "Archive", 1L, "lost")), NOW);
        assertThat(account.flagsLost("Archive")).isEqualTo(UidSet.of(1));

        account.rebindSource(source.id(), SECOND, Map.of(1L, 2L, 2L, 1L));

        assertThat(account.flagsLost("Archive").isEmpty()).isTrue();
    }

    @Test
    void members_of_an_unsettled_batch_get_their_new_uids_too() {
        account.intend(source.id(), target.id(), FIRST, 10, members(4, 5), NOW);

        account.rebindSource(source.id(), SECOND, Map.of(4L, 9L));

        assertThat(account.batches(target.id(), AppendBatch.State.OPEN).get(0).members())
                .extracting(member -> FormerUid.uid(member.sourceUid()), member -> member.sourceUid() > 0)
                .containsExactly(tuple(9L, true), tuple(5L, false));
    }

    @Test
    void rows_of_a_target_mailbox_are_bound_to_other_uids_and_the_others_are_gone() {
        account.intend(source.id(), target.id(), FIRST, 10, members(4, 5), NOW);

        account.rebindTarget(target.id(), status(SECOND, 3), Map.of(new RowKey(source.id(), 3), 1L));

        assertThat(rows(source))
                .extracting(MessageRow::targetUid, MessageRow::state)
                .containsExactly(
                        tuple(null, MessageState.GONE_AT_TARGET),
                        tuple(null, MessageState.GONE_AT_TARGET),
                        tuple(1L, MessageState.APPENDED));
        assertThat(target()).isEqualTo(new TargetMailbox(target.id(), ARCHIVE, SECOND, 1, 1, 1, false, 0L));
        assertThat(account.batches(target.id(), AppendBatch.State.OPEN))
                .singleElement()
                .returns(1L, AppendBatch::floor)
                .returns(SECOND, AppendBatch::targetUidValidity);
        assertThat(account.facts().appended()).isEqualTo(1);
        assertThat(account.facts().appendedOctets()).isEqualTo(9);
    }

    @Test
    void what_was_gone_and_is_found_again_is_there_again() {
        account.targetGone(target.id());
        assertThat(target().absent()).isTrue();
        assertThat(account.facts().appended()).isZero();

        account.rebindTarget(target.id(), status(FIRST, 4), Map.of(new RowKey(source.id(), 2), 1_002L));

        assertThat(target().absent()).isFalse();
        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.of(2));
        assertThat(account.facts().appended()).isEqualTo(1);
    }

    @Test
    void a_message_that_was_found_in_another_target_mailbox_counts_there() {
        TargetMailbox other = account.target(RENAMED, status(SECOND, 20));
        MessageRow filed = new MessageRow(
                9,
                100,
                null,
                null,
                MessageFlags.NONE,
                5L,
                Proof.ADOPTED,
                MessageState.APPENDED,
                null,
                null,
                other.id(),
                null);

        account.adopt(List.of(new Adopted(source.id(), filed)));

        assertThat(account.targetUids(other.id())).isEqualTo(UidSet.of(5));
        assertThat(account.targetUids(target.id())).isEqualTo(UidSet.of(1_001, 1_002, 1_003));
        List<MessageRow> there = new ArrayList<>();
        account.rowsAt(other.id(), (mailbox, row) -> there.add(row));
        assertThat(there).containsExactly(filed);
        account.targetGone(other.id());
        assertThat(account.uids(source.id(), MessageState.GONE_AT_TARGET)).isEqualTo(UidSet.of(9));
        assertThat(account.uids(source.id(), MessageState.APPENDED)).isEqualTo(UidSet.of(1, 2, 3));
    }
}

package net.mailmigrator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.testing.JournalExtension;
import net.mailmigrator.testing.JournalRows;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SampleTest {
    private static final long NOW = 1_800_000_000L;
    private static final long DAY = 86_400;

    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    @Test
    void the_same_seed_chooses_the_same_messages_and_another_seed_chooses_others() {
        record(2_000, Proof.APPENDUID);

        assertThat(chosen(5, 42)).isEqualTo(chosen(5, 42)).isNotEqualTo(chosen(5, 43));
    }

    @Test
    void exactly_the_share_asked_for_is_chosen() {
        record(2_000, Proof.APPENDUID);

        assertThat(chosen(5, 1)).hasSize(100);
        assertThat(chosen(1, 1)).hasSize(20);
        assertThat(chosen(100, 1)).hasSize(2_000);
        assertThat(chosen(0, 1)).isEmpty();
    }

    @Test
    void sizes_and_ages_are_chosen_in_proportion() {
        record(4_000, Proof.APPENDUID);

        for (long seed = 0; seed < 20; seed++) {
            List<MessageRow> sample = chosen(5, seed);

            assertThat(sample).as("seed %d", seed).hasSize(200);
            assertShare(sample, seed, row -> row.sizeAsListed() < 4 << 10);
            assertShare(sample, seed, row -> row.sizeAsListed() >= 1 << 20);
            assertShare(sample, seed, row -> age(row) < 30 * DAY);
            assertShare(sample, seed, row -> age(row) >= 5 * 365 * DAY);
        }
    }

    /** A share of all within that of the sample, but for the rounding of at most some cells. */
    private void assertShare(List<MessageRow> sample, long seed, Predicate<MessageRow> kind) {
        List<MessageRow> all = rows();
        double expected = 200.0 * all.stream().filter(kind).count() / all.size();
        assertThat((double) sample.stream().filter(kind).count())
                .as("seed %d", seed)
                .isBetween(expected - 8, expected + 8);
    }

    @Test
    void of_each_proof_at_least_one_is_chosen_however_rare_it_is() {
        record(1_000, Proof.APPENDUID);
        record(1, Proof.MATCH);
        record(2, Proof.REWRITTEN);
        record(1, Proof.ADOPTED);

        for (long seed = 0; seed < 10; seed++) {
            assertThat(chosen(1, seed))
                    .as("seed %d", seed)
                    .extracting(MessageRow::proof)
                    .contains(Proof.values());
        }
    }

    @Test
    void what_is_not_at_the_target_is_never_chosen() {
        record(10, Proof.APPENDUID);
        account().record(source().id(), List.of(JournalRows.left(99_999, MessageState.REFUSED, "NO")));

        assertThat(chosen(100, 1)).hasSize(10);
        assertThat(chosen(50, 1)).hasSize(5);
    }

    private List<MessageRow> chosen(int percent, long seed) {
        Sample sample = Sample.of(percent, NOW, seed, account(), source().targetId(), List.of(source()));
        return rows().stream().filter(sample::takes).toList();
    }

    private List<MessageRow> rows() {
        List<MessageRow> rows = new ArrayList<>();
        account().rows(source().id(), rows::add);
        return rows;
    }

    private static long age(MessageRow row) {
        return NOW - Objects.requireNonNull(row.internalDate()).epochSecond();
    }

    private void record(int messages, Proof proof) {
        Random random = new Random(7);
        long first = rows().size() + 1L;
        account()
                .record(
                        source().id(),
                        LongStream.range(first, first + messages)
                                .mapToObj(uid -> row(uid, proof, random))
                                .toList());
    }

    private static MessageRow row(long uid, Proof proof, Random random) {
        MessageRow any = JournalRows.appended(uid);
        long size = 1L << (8 + random.nextInt(14));
        long age = DAY * (1L << random.nextInt(12));
        return new MessageRow(
                uid,
                size,
                any.digests(),
                InternalDate.ofEpochSecond(NOW - age),
                any.flagBase(),
                any.targetUid(),
                proof,
                MessageState.APPENDED,
                null);
    }

    private AccountJournal account() {
        return journals.journal().account("anna");
    }

    private SourceMailbox source() {
        long target = account()
                .target(MailboxName.INBOX, new MailboxStatus(new UidValidity(1), 1, 0, 0))
                .id();
        return account().source(MailboxName.INBOX, new UidValidity(7), target);
    }
}

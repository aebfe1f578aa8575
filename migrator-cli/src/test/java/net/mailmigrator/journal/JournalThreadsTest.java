package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.NOW;
import static net.mailmigrator.testing.JournalRows.appended;
import static net.mailmigrator.testing.JournalRows.members;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.testing.JournalExtension;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many accounts at once, as a run works, with somebody looking on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalThreadsTest {
    private static final int ACCOUNTS = 24;
    private static final int BATCHES = 10;

    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    @Test
    void more_accounts_than_connections_work_side_by_side_and_every_counter_is_right() throws Exception {
        Journal journal = journals.journal();
        ExecutorService threads = Executors.newFixedThreadPool(ACCOUNTS);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (StatusWriter status = journal.publish(List::of, timer)) {
            List<Callable<Integer>> work = IntStream.range(0, ACCOUNTS)
                    .mapToObj(number -> (Callable<Integer>) () -> copy(journal.account("a" + number), number, status))
                    .toList();
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(BATCHES);
            }
        } finally {
            timer.shutdown();
            threads.shutdown();
        }

        assertThat(journals.reader().progress()).isEqualTo(journal.progress());
        journals.reopen();
        assertThat(journals.journal().progress().accounts())
                .hasSize(ACCOUNTS)
                .allSatisfy(facts -> assertThat(facts.appended()).isEqualTo(BATCHES * 10L + 1));
    }

    /** Ten batches of ten messages, then one message with keywords that other accounts intern at the same time. */
    private static int copy(AccountJournal account, int number, StatusWriter status) {
        UidValidity validity = new UidValidity(number + 1L);
        TargetMailbox target = account.target(MailboxName.INBOX, new MailboxStatus(validity, 1, 0, 0));
        SourceMailbox source = account.source(MailboxName.INBOX, validity, target.id());
        for (int batch = 0; batch < BATCHES; batch++) {
            long first = batch * 10L + 1;
            long id = account.intend(source.id(), target.id(), validity, 1, members(first, first + 9), NOW);
            account.settle(id, AppendBatch.State.CONFIRMED, appended(first, first + 9), first + 1_010, NOW);
            status.changed();
        }
        MessageFlags shared = MessageFlags.parse(List.of("shared" + number / 4, "\\Flagged"));
        MessageRow flagged = new MessageRow(
                1_000,
                1,
                null,
                InternalDate.ofEpochSecond(0),
                shared,
                5_000L,
                Proof.ADOPTED,
                MessageState.APPENDED,
                null);
        account.record(source.id(), List.of(flagged));
        account.rows(source.id(), row -> {
            if (row.sourceUid() == 1_000) {
                assertThat(row.flagBase()).isEqualTo(shared);
            }
        });
        return BATCHES;
    }
}

package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.testing.ChildJvm;
import net.mailmigrator.testing.JournalExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal between processes: the lock, the status file, {@code kill -9}, a disk that fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalProcessTest {
    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    private String file() {
        return journals.settings().file().toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void what_was_acknowledged_is_there_after_kill_9(long seed) throws Exception {
        int fatal = 20 + new Random(seed).nextInt(400);
        long intended = 0;
        long settled = 0;
        try (ChildJvm child = ChildJvm.start(JournalChild.class, "commit", file())) {
            for (int line = 0; line < fatal; line++) {
                intended = Math.max(intended, number(child.readLine(), "intended"));
            }
            child.kill();
            // What it printed before it died was acknowledged too.
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                intended = Math.max(intended, number(line, "intended"));
                settled = Math.max(settled, number(line, "settled"));
            }
        }
        settled = Math.max(settled, intended - 1);

        AccountFacts seen = journals.reader().progress().account("a").orElseThrow();
        AccountJournal account = journals.journal().account("a");
        SourceMailbox source = account.sourceMailbox(MailboxName.INBOX).orElseThrow();
        UidSet kept = account.uids(source.id(), MessageState.APPENDED);
        List<AppendBatch> open = account.batches(source.targetId(), AppendBatch.State.OPEN);
        assertThat(settled).as("the child got to work").isPositive();
        assertThat(kept)
                .isEqualTo(UidSet.of(LongStream.rangeClosed(1, kept.size()).toArray()));
        assertThat((long) kept.size()).isBetween(settled, intended);
        assertThat(kept.size() + open.size()).isBetween((int) intended, (int) intended + 1);
        assertThat(account.facts().appended()).isEqualTo(kept.size());
        assertThat(seen.appended()).isEqualTo(kept.size());
    }

    private static long number(@Nullable String line, String word) {
        return line != null && line.startsWith(word + " ") ? Long.parseLong(line.substring(word.length() + 1)) : 0;
    }

    @Test
    void a_second_process_is_told_who_holds_the_batch() throws Exception {
        try (ChildJvm child = ChildJvm.start(JournalChild.class, "hold", file())) {
            assertThat(child.readLine()).isEqualTo("open");

            assertThatThrownBy(journals::journal)
                    .isInstanceOfSatisfying(
                            StopException.class,
                            stop -> assertThat(stop.status()).isEqualTo(ExitStatus.BUSY))
                    .hasMessageContaining("migrator run (process " + child.pid() + " on ")
                    .hasMessageContaining("test.lock");
            assertThat(journals.reader().status().running())
                    .isNotNull()
                    .extracting(BatchStatus.Running::pid)
                    .isEqualTo(child.pid());
        }
    }

    @Test
    void the_lock_of_a_killed_process_is_free() throws Exception {
        try (ChildJvm child = ChildJvm.start(JournalChild.class, "hold", file())) {
            assertThat(child.readLine()).isEqualTo("open");
        }

        assertThat(journals.reader().status().running()).isNull();
        assertThat(journals.journal().progress().accounts()).isEmpty();
    }

    @Test
    void a_disk_that_fills_up_ends_the_run_with_one_clear_text_and_loses_nothing() throws Exception {
        long settled = 0;
        String last = "";
        try (ChildJvm child = ChildJvm.startWithFileLimit(4_096, JournalChild.class, "commit", file())) {
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                settled = Math.max(settled, number(line, "settled"));
                last = line;
            }
            assertThat(child.waitFor()).isZero();
        }

        assertThat(last)
                .startsWith("stop UNREACHABLE the journal " + file() + ".mv.db cannot be read or written any more: ")
                .contains("File too large", "Check the free space");
        assertThat(settled).isPositive();
        assertThat(journals.journal().account("a").facts().appended()).isBetween(settled, settled + 1);
    }

    @Test
    void a_disk_that_is_full_from_the_start_leaves_no_half_made_journal() throws Exception {
        try (ChildJvm child = ChildJvm.startWithFileLimit(8, JournalChild.class, "hold", file())) {
            assertThat(child.readLine())
                    .startsWith("stop REJECTED the journal " + file() + ".mv.db cannot be read or written: ");
        }

        assertThat(JournalFiles.of(journals.settings()).database()).doesNotExist();
        journals.store().open(IDENTITY, "1.0", "run").close();
    }
}

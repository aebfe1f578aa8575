package net.mailmigrator.testing;

import static net.mailmigrator.testing.JournalExtension.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.testing.CrashingJournal.Moment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CrashingJournalTest {
    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    @Test
    void before_the_write_nothing_of_it_is_kept() {
        CrashingJournal crashing = new CrashingJournal(journals.journal(), 3, Moment.BEFORE);
        AccountJournal account = crashing.journal().account("a");
        account.beginPass(NOW);

        assertThatThrownBy(() -> account.beginPass(NOW)).isInstanceOf(CrashException.class);

        assertThat(journals.reopen().account("a").facts().attempts()).isEqualTo(1);
    }

    @Test
    void after_the_write_it_is_kept() {
        CrashingJournal crashing = new CrashingJournal(journals.journal(), 3, Moment.AFTER);
        AccountJournal account = crashing.journal().account("a");
        account.beginPass(NOW);

        assertThatThrownBy(() -> account.beginPass(NOW)).isInstanceOf(CrashException.class);

        assertThat(journals.reopen().account("a").facts().attempts()).isEqualTo(2);
    }

    @Test
    void a_dead_process_does_not_even_read() {
        CrashingJournal crashing = new CrashingJournal(journals.journal(), 2, Moment.BEFORE);
        AccountJournal account = crashing.journal().account("a");
        assertThatThrownBy(() -> account.beginPass(NOW)).isInstanceOf(CrashException.class);

        assertThatThrownBy(account::facts).isInstanceOf(CrashException.class);
        assertThatThrownBy(() -> crashing.journal().progress()).isInstanceOf(CrashException.class);
    }

    @Test
    void reads_are_not_counted() {
        CrashingJournal counting = new CrashingJournal(journals.journal(), Integer.MAX_VALUE, Moment.BEFORE);
        AccountJournal account = counting.journal().account("a");

        account.facts();
        account.sourceMailboxes();
        counting.journal().progress();

        assertThat(counting.writes()).isEqualTo(1);
    }
}

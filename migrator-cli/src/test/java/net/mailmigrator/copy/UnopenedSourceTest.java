package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator reads when a source folder does not open. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnopenedSourceTest {
    private static MailException answered(String words) {
        return ServerAnswer.to(Request.READ, words).failure(FailureScope.MAILBOX, "open Kid's of anna");
    }

    private static MailException explained(MailException failure) {
        MailboxName name = new MailboxName("Kid's");
        ListedMailbox listed = new ListedMailbox(name, '/', java.util.Set.of(), false);
        return UnopenedSource.explained(
                new FolderPlan.Entry(listed, "Kid's", name, "Kid's", 1L, false, false), failure);
    }

    @ParameterizedTest
    @CsvSource({
        "'[NOPERM] Permission denied', 'Give it the rights l and r'",
        "'Permission denied', 'Give it the rights l and r'",
        "'[NONEXISTENT] Mailbox does not exist', 'only a level above others (\\Noselect)'",
        "'[CORRUPTION] broken', 'Let the source''s administrator repair it'",
        "'Mailbox cannot be accessed through IMAP.', 'it may hold no mail at all'"
    })
    void words_that_are_final_get_their_meaning_and_a_way_out(String words, String meaning) {
        assertThat(explained(answered(words)).sentence("x"))
                .startsWith("open Kid's of anna: " + MailException.withoutFullStop(words) + ". ")
                .contains(meaning)
                .endsWith("the others went on. If its mail is not wanted, leave it out with copy.exclude:"
                        + " [ { name: 'Kid''s' } ]; then run the same command again.");
    }

    @Test
    void what_may_work_later_stays_as_it_is() {
        MailException busy = answered("[INUSE] locked");
        MailException lost = MailException.lost("open", "reset", null);

        assertThat(explained(busy)).isSameAs(busy);
        assertThat(explained(lost)).isSameAs(lost);
    }
}

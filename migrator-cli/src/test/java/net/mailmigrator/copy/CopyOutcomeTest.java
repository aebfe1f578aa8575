package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.model.MessageCounts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What must hold of a pass before anything may be taken away after it (EXACTNESS §8). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CopyOutcomeTest {
    private static CopyOutcome of(MessageCounts counts, boolean stopped) {
        return new CopyOutcome(counts, List.of(), List.of(), List.of(), 0, 0, 0, 0, stopped);
    }

    @Test
    void an_account_whose_sum_closes_without_anything_pending_is_complete() {
        assertThat(of(new MessageCounts(3, 1, 2, 0, 0, 0, 0, 0, 0, 0), false).complete())
                .isTrue();
    }

    @Test
    void an_account_whose_sum_does_not_close_is_not_complete() {
        assertThat(of(new MessageCounts(3, 1, 1, 0, 0, 0, 0, 0, 0, 0), false).complete())
                .isFalse();
        assertThat(of(new MessageCounts(3, 2, 2, 0, 0, 0, 0, 0, 0, 0), false).complete())
                .isFalse();
    }

    @Test
    void an_account_with_messages_that_are_pending_is_not_complete() {
        assertThat(of(new MessageCounts(3, 1, 1, 0, 0, 0, 0, 0, 0, 1), false).complete())
                .isFalse();
    }

    @Test
    void an_account_whose_pass_was_stopped_is_not_complete() {
        assertThat(of(new MessageCounts(3, 1, 2, 0, 0, 0, 0, 0, 0, 0), true).complete())
                .isFalse();
    }
}

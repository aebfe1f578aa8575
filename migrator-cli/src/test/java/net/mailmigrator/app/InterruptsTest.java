package net.mailmigrator.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.ExitStatus;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterruptsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Integer> ended = new ArrayList<>();
    private final Interrupts interrupts =
            new Interrupts(new PrintStream(err, true, StandardCharsets.UTF_8), ended::add);

    @Test
    void the_first_signal_asks_for_a_soft_stop() {
        assertThat(interrupts.requested()).isFalse();

        interrupts.signalled(ExitStatus.TERMINATED);

        assertThat(interrupts.requested()).isTrue();
        assertThat(interrupts.status()).contains(ExitStatus.TERMINATED);
        assertThat(ended).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("stopping: what is in flight is finished and noted; once more stops at once\n");
    }

    @Test
    void the_second_signal_ends_the_process_with_its_status() {
        interrupts.signalled(ExitStatus.TERMINATED);
        interrupts.signalled(ExitStatus.INTERRUPTED);

        assertThat(ended).containsExactly(130);
        assertThat(interrupts.status()).contains(ExitStatus.TERMINATED);
    }
}

package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.testing.CopyWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which messages stand at the target, and who is out of it (EXACTNESS §6). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderTest {
    @TempDir
    Path folder;

    private CopyWorld world;

    @BeforeEach
    void nothing_was_copied() {
        world = new CopyWorld(folder);
    }

    /** The numbers of the messages in a target folder, by UID. */
    private List<Integer> inOrder(String mailbox) {
        return world.target.account(CopyWorld.LOGIN).mailbox(mailbox).messages().stream()
                .map(message -> number(message.internalDate()))
                .toList();
    }

    private static Integer number(@org.jspecify.annotations.Nullable InternalDate date) {
        long first = CopyWorld.date(0).epochSecond();
        return Math.toIntExact(((date == null ? first : date.epochSecond()) - first) / 1000);
    }

    private static List<String> late(CopyOutcome outcome) {
        return outcome.findings().stream()
                .filter(finding -> finding.code() == FindingCode.OUT_OF_ORDER)
                .map(Finding::text)
                .toList();
    }

    @Test
    void messages_stand_as_at_the_source_and_none_is_out_of_order() {
        List.of(5, 1, 4, 2, 3).forEach(number -> world.put("INBOX", number));
        CopyOutcome first = world.run();
        world.put("INBOX", 0);
        CopyOutcome second = world.run();

        assertThat(inOrder("INBOX")).containsExactly(5, 1, 4, 2, 3, 0);
        assertThat(late(first)).isEmpty();
        assertThat(late(second)).isEmpty();
    }

    @Test
    void joined_mailboxes_follow_one_another() {
        List.of(1, 2, 3).forEach(number -> world.put("INBOX.Sent", number));
        List.of(11, 12, 13).forEach(number -> world.put("INBOX.Gesendet", number));
        world.rename(name -> name.equals("Gesendet") ? "Sent" : name);

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(inOrder("Sent")).containsExactly(1, 2, 3, 11, 12, 13);
        assertThat(late(outcome)).isEmpty();
    }

    @Test
    void what_was_refused_at_first_comes_behind_and_is_counted_once() {
        List.of(1, 2, 3, 4).forEach(number -> world.put("INBOX", number));
        world.target.setRefusal(message -> isAnyOf(message.internalDate(), 1, 3) ? "550 not now" : null);
        assertThat(world.runToCounts().refused()).isEqualTo(2);
        world.target.setRefusal(message -> null);
        world.put("INBOX", 5);

        CopyOutcome outcome = world.run();

        assertThat(inOrder("INBOX")).containsExactly(2, 4, 5, 1, 3);
        assertThat(late(outcome))
                .containsExactly("2 messages that could not be copied at first are at the target behind later ones;"
                        + " programs that sort by date show no difference");
        assertThat(late(world.run())).isEmpty();
    }

    private static boolean isAnyOf(InternalDate date, int... numbers) {
        return java.util.Arrays.stream(numbers)
                .anyMatch(number -> date.epochSecond() == CopyWorld.date(number).epochSecond());
    }
}

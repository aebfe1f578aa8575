package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a target mailbox holds when it is first opened (EXACTNESS §4): each message is the same, or left alone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdoptionTest {
    @TempDir
    Path folder;

    private CopyWorld world;
    private InMemoryMailbox source;
    private InMemoryMailbox target;

    @BeforeEach
    void nothing_was_copied() {
        world = new CopyWorld(folder);
        source = world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
        target = world.target.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private MessageCounts run() {
        CopyOutcome outcome = world.run();
        assertThat(outcome.failures()).isEmpty();
        MessageCounts counts = Objects.requireNonNull(outcome.counts());
        assertThat(counts).matches(MessageCounts::closes);
        return counts;
    }

    private static byte[] changed(int number, String from, String to) {
        return new String(CopyWorld.octets(number), StandardCharsets.US_ASCII)
                .replace(from, to)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void of_two_equal_messages_one_stands_for_one_only() {
        world.put("INBOX", 1);
        world.put("INBOX", 1);
        target.put(CopyWorld.octets(1), MessageFlags.NONE, CopyWorld.date(1));

        MessageCounts counts = run();

        assertThat(counts.adopted()).isEqualTo(1);
        assertThat(counts.copied()).isEqualTo(1);
        assertThat(target.messages()).hasSize(2);
    }

    @Test
    void two_at_the_target_are_one_that_is_adopted_and_one_that_is_unknown() {
        world.put("INBOX", 1);
        target.put(CopyWorld.octets(1), MessageFlags.NONE, CopyWorld.date(1));
        target.put(CopyWorld.octets(1), MessageFlags.NONE, CopyWorld.date(1));

        CopyOutcome outcome = world.run();

        assertThat(Objects.requireNonNull(outcome.counts()).adopted()).isEqualTo(1);
        assertThat(outcome.unknownAtTarget()).isEqualTo(1);
        assertThat(target.messages()).hasSize(2);
    }

    @Test
    void another_header_of_one_size_and_date_is_another_message() {
        world.put("INBOX", 1);
        target.put(changed(1, "Subject: n", "Subject: m"), MessageFlags.NONE, CopyWorld.date(1));

        assertThat(run().copied()).isEqualTo(1);
        assertThat(target.messages()).hasSize(2);
    }

    @Test
    void another_size_with_one_header_and_date_is_another_message() {
        world.put("INBOX", 1);
        target.put(changed(1, "Text 1", "Text 1, and a footer"), MessageFlags.NONE, CopyWorld.date(1));

        assertThat(run().copied()).isEqualTo(1);
    }

    @Test
    void another_date_is_another_message() {
        world.put("INBOX", 1);
        target.put(CopyWorld.octets(1), MessageFlags.NONE, CopyWorld.date(2));

        assertThat(run().copied()).isEqualTo(1);
    }

    @Test
    void what_is_adopted_is_not_written_to_and_has_the_source_s_flags_as_its_base() {
        source.put(CopyWorld.octets(1), MessageFlags.parse(List.of("\\Flagged")), CopyWorld.date(1));
        target.put(CopyWorld.octets(1), MessageFlags.parse(List.of("\\Draft")), CopyWorld.date(1));
        List<Step> writes = new ArrayList<>();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FLAGS || step == Step.BEFORE_EXPUNGE || step == Step.BEFORE_GATE) {
                writes.add(step);
            }
        });

        assertThat(run().adopted()).isEqualTo(1);

        assertThat(writes).isEmpty();
        MessageRow row = onlyRow();
        assertThat(row.proof()).isEqualTo(Proof.ADOPTED);
        assertThat(row.flagBase()).isEqualTo(MessageFlags.parse(List.of("\\Flagged")));
        assertThat(target.messages().get(0).flags()).isEqualTo(MessageFlags.parse(List.of("\\Draft")));
    }

    private MessageRow onlyRow() {
        List<MessageRow> rows = new ArrayList<>();
        try (Journal journal = world.open()) {
            SourceMailbox inbox =
                    journal.account(CopyWorld.LOGIN).sourceMailboxes().get(0);
            journal.account(CopyWorld.LOGIN).rows(inbox.id(), rows::add);
        }
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void unknown_mail_is_counted_and_left_alone() {
        world.put("INBOX", 1);
        target.put(CopyWorld.octets(8), MessageFlags.parse(List.of("\\Draft")), CopyWorld.date(8));

        CopyOutcome outcome = world.run(new PassRequest(true, new PassRequest.Deletions(false, 100)));

        assertThat(outcome.unknownAtTarget()).isEqualTo(1);
        assertThat(target.messages()).hasSize(2);
        assertThat(target.messages().get(0).octets()).isEqualTo(CopyWorld.octets(8));
        assertThat(target.messages().get(0).flags()).isEqualTo(MessageFlags.parse(List.of("\\Draft")));
    }

    @Test
    void it_is_compared_once_and_not_whatever_comes_later() {
        world.put("INBOX", 1);
        run();
        target.put(CopyWorld.octets(2), MessageFlags.NONE, CopyWorld.date(2));
        run();
        world.put("INBOX", 2);

        assertThat(run().copied())
                .as("an unknown message of an earlier pass is the user's")
                .isEqualTo(1);
    }
}

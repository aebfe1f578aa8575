package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.EmptyJournal;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal is lost, and no listing shows which messages have been copied. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LastLookTest {
    @TempDir
    Path folder;

    private CopyWorld world;

    @BeforeEach
    void an_account() {
        world = new CopyWorld(folder);
    }

    private void put(int number, String text) {
        source().put(text.getBytes(StandardCharsets.UTF_8), MessageFlags.NONE, CopyWorld.date(number));
    }

    private InMemoryMailbox source() {
        return world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private InMemoryMailbox target() {
        return world.target.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private void loseTheJournal() throws IOException {
        Files.delete(EmptyJournal.database(world.journalSettings()));
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "100000"})
    void messages_are_recognised_though_the_source_lies_about_their_size(long size) throws IOException {
        world.source.setListedSizes(real -> size);
        for (int i = 0; i < 4; i++) {
            put(1, "Subject: a\r\n\r\n" + "text of the length of a message ".repeat(9) + i % 3 + "\r\n");
        }
        assertThat(world.runToCounts().copied()).isEqualTo(4);
        loseTheJournal();

        assertThat(world.runToCounts().adopted()).isEqualTo(4);

        assertThat(target().messages()).hasSize(4);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertThat(world.runToCounts().alreadyThere()).isEqualTo(4);
    }

    @Test
    void messages_of_one_date_and_one_header_and_other_sizes_stay_different() {
        target().put(
                        ("Subject: a\r\n\r\n" + "more ".repeat(100)).getBytes(StandardCharsets.US_ASCII),
                        MessageFlags.NONE,
                        CopyWorld.date(1));
        put(1, "Subject: a\r\n\r\n");

        CopyOutcome outcome = world.run();

        assertThat(outcome.unknownAtTarget()).isEqualTo(1);
        assertThat(target().messages()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "HEADER_8BIT, 'Subject: Größe über alles, wie schön ist Käthe Müllers Öl\r\n\r\nx\r\n'",
        "MBOX_FROM, 'From a@example.org Mon Jan  1 00:00:00 2020 and so on and so on and so on\r\nSubject: a\r\n\r\nx\r\n'"
    })
    void a_repaired_message_is_recognised_where_the_repair_is_still_allowed(Repair repair, String text)
            throws IOException {
        world.with(old -> old.withRepair(Set.of(repair, Repair.NUL)));
        put(1, text);
        put(1, "Subject: another of that date\r\n\r\ny\r\n");
        refuse(text);
        assertThat(world.runToCounts().copied()).isEqualTo(2);
        loseTheJournal();

        assertThat(world.runToCounts().adopted()).isEqualTo(2);

        assertThat(target().messages()).hasSize(2);
        assertThat(world.runToCounts().alreadyThere()).isEqualTo(2);
    }

    @Test
    void a_message_that_needed_two_repairs_is_recognised() throws IOException {
        world.with(old -> old.withRepair(Set.of(Repair.HEADER_8BIT, Repair.MBOX_FROM)));
        put(1, "From x\r\nSubject: Größe\r\n\r\nx\r\n");
        world.target.setRefusal(message -> {
            String sent = text(message);
            return sent.startsWith("From ") || !sent.chars().allMatch(octet -> octet < 128) ? "invalid header" : null;
        });
        assertThat(world.runToCounts().copied()).isEqualTo(1);
        loseTheJournal();

        assertThat(world.runToCounts().adopted()).isEqualTo(1);

        assertThat(target().messages()).hasSize(1);
    }

    private void refuse(String text) {
        String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        world.target.setRefusal(message -> text(message).equals(octets) ? "invalid header" : null);
    }

    private static String text(OutgoingMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.content().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}

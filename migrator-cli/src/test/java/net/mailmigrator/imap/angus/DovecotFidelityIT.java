package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.Collected;
import net.mailmigrator.testing.Corpus;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Octets through APPEND, a real server, and FETCH. What Dovecot itself changes is in the corpus' manifest. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DovecotFidelityIT {
    private static final int PIECE = 512 * 1024;
    private static DovecotServer dovecot;

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        dovecot = new DovecotOptions().start().addUser("a", "x");
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Test
    void every_message_of_the_own_corpus_comes_back_as_dovecot_stores_it() throws MailException {
        assertAllComeBack(new MailboxName("own"), Corpus.own());
    }

    @Test
    void every_message_of_the_public_corpus_comes_back_as_dovecot_stores_it() throws MailException {
        assertAllComeBack(new MailboxName("public"), Corpus.publicOnes());
    }

    private static void assertAllComeBack(MailboxName box, List<Corpus.Message> messages) throws MailException {
        Map<String, String> expected = new LinkedHashMap<>();
        messages.forEach(message -> expected.put(message.toString(), message.sha256AfterAppend()));

        List<String> arrived = throughDovecot(
                box, messages.stream().map(Corpus.Message::octets).toList());

        Map<String, String> actual = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            actual.put(messages.get(i).toString(), arrived.get(i));
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void messages_around_the_limits_of_pieces_come_back_whole() throws MailException {
        Random random = new Random(7);
        List<byte[]> messages = new ArrayList<>();
        for (int size : List.of(1, 256 * 1024, 256 * 1024 + 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5_000_001)) {
            messages.add(lines(random, size));
        }

        List<String> arrived = throughDovecot(new MailboxName("sizes"), messages);

        assertThat(arrived)
                .isEqualTo(messages.stream()
                        .map(octets -> BytesContent.digestsOf(octets).exact().toString())
                        .toList());
    }

    /** Text with CRLF now and then, and no octet that Dovecot would change. */
    private static byte[] lines(Random random, int size) {
        byte[] octets = new byte[size];
        for (int i = 0; i < size; i++) {
            octets[i] = (byte) (32 + random.nextInt(90));
        }
        for (int i = 70; i + 1 < size; i += 72) {
            octets[i] = '\r';
            octets[i + 1] = '\n';
        }
        return octets;
    }

    /** Appends and fetches; the SHA-256 of what came back, in the order of the messages. */
    private static List<String> throughDovecot(MailboxName box, List<byte[]> messages) throws MailException {
        AngusServer angus = new AngusServer(Endpoints.clear(dovecot.port()));
        try (MailboxWriter writer = angus.openWriter(dovecot.masterOf("a"))) {
            writer.create(box);
            List<Long> uids = new ArrayList<>();
            for (int at = 0; at < messages.size(); at += 50) {
                uids.addAll(append(writer, box, messages.subList(at, Math.min(messages.size(), at + 50))));
            }
            Collected collected = new Collected();
            writer.examine(box);
            writer.fetch(UidSet.of(uids.stream().mapToLong(Long::longValue).toArray()), collected);

            collected.octets.forEach((uid, octets) -> assertThat(
                            BytesContent.digestsOf(octets).exact().toString())
                    .isEqualTo(collected.sha256.get(uid)));
            return uids.stream()
                    .map(uid -> String.valueOf(collected.sha256.get(uid)))
                    .toList();
        }
    }

    private static List<Long> append(MailboxWriter writer, MailboxName box, List<byte[]> messages)
            throws MailException {
        List<OutgoingMessage> batch = messages.stream()
                .map(octets -> new OutgoingMessage(
                        BytesContent.of(octets), MessageFlags.NONE, InternalDate.ofEpochSecond(1_000_000_000)))
                .toList();
        AppendResult result = writer.append(box, batch, () -> {});
        assertThat(result).isInstanceOf(AppendResult.Appended.class);
        return ((AppendResult.Appended) result).uids();
    }
}

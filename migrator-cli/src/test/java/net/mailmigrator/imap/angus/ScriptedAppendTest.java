package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static net.mailmigrator.imap.angus.ScriptedSession.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedAppendTest {
    private static final MailboxName ARCHIVE = new MailboxName("Archiv");

    private static OutgoingMessage message(String text) {
        return new OutgoingMessage(
                BytesContent.of(text), MessageFlags.parse(List.of("\\Seen")), InternalDate.ofEpochSecond(0));
    }

    private static AppendResult append(String answer, OutgoingMessage... messages) throws MailException {
        try (ScriptedServer server = serving((command, client) -> client.lines(command.tag() + " " + answer));
                MailboxWriter writer = angus(server).openWriter(LOGIN)) {
            return writer.append(ARCHIVE, List.of(messages), () -> {});
        }
    }

    @ParameterizedTest
    @CsvSource({"'1:3', '1,2,3'", "'7,5:6', '7,5,6'", "'9:8,4', '8,9,4'"})
    void uids_are_expanded_in_the_order_written(String set, String expected) throws MailException {
        AppendResult result = append("OK [APPENDUID 77 " + set + "] done", message("a"), message("b"), message("c"));

        List<Long> uids =
                java.util.Arrays.stream(expected.split(",")).map(Long::valueOf).toList();
        assertThat(result).isEqualTo(new AppendResult.Appended(new UidValidity(77), uids));
    }

    @ParameterizedTest
    @CsvSource({
        "'[APPENDUID 77 1:2]'",
        "'[APPENDUID 77 1:4294967295]'",
        "'[APPENDUID 77 0:2]'",
        "'[APPENDUID x y]'",
        "'done'"
    })
    void other_than_as_many_uids_as_messages_count_as_none(String words) throws MailException {
        AppendResult result = append("OK " + words, message("a"), message("b"), message("c"));

        assertThat(((AppendResult.Appended) result).uids()).isEmpty();
    }

    @Test
    void a_no_is_a_refusal_with_the_servers_words() throws MailException {
        assertThat(append("NO [OVERQUOTA] Quota exceeded", message("a")))
                .isEqualTo(new AppendResult.Refused("[OVERQUOTA] Quota exceeded"));
    }

    @Test
    void a_bad_closes_the_connection_at_once() throws MailException {
        try (ScriptedServer server = serving((command, client) -> client.lines(command.tag() + " BAD Invalid date"));
                MailboxWriter writer = angus(server).openWriter(LOGIN)) {
            assertThatThrownBy(() -> writer.append(ARCHIVE, List.of(message("a")), () -> {}))
                    .isInstanceOfSatisfying(MailException.class, e -> {
                        assertThat(e.connectionLost()).isTrue();
                        assertThat(e).hasMessageContaining("BAD Invalid date");
                    });
            assertThatThrownBy(() -> writer.status(ARCHIVE)).hasMessageContaining("closed");
            assertThat(server.commands()).noneMatch(command -> command.startsWith("STATUS"));
        }
    }

    @Test
    void a_bye_in_place_of_the_answer_leaves_it_open_whether_they_arrived() {
        AtomicInteger passed = new AtomicInteger();
        try (ScriptedServer server = serving((command, client) -> {
            client.lines("* BYE shutting down");
            client.hangUp();
        })) {
            assertThatThrownBy(() -> {
                        try (MailboxWriter writer = angus(server).openWriter(LOGIN)) {
                            writer.append(ARCHIVE, List.of(message("a")), passed::incrementAndGet);
                        }
                    })
                    .isInstanceOfSatisfying(
                            MailException.class,
                            e -> assertThat(e.connectionLost()).isTrue());
            assertThat(passed).hasValue(1);
        }
    }

    @Test
    void the_first_literal_of_a_connection_asks_for_leave_and_later_ones_do_not() throws MailException {
        List<String> trace = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (ScriptedServer server = serving((command, client) -> client.ok(command));
                MailboxWriter writer = ScriptedSession.angus(server, trace::add).openWriter(LOGIN)) {
            writer.append(ARCHIVE, List.of(message("a"), message("b")), () -> {});
            writer.append(ARCHIVE, List.of(message("c")), () -> {});

            assertThat(trace.stream().filter(line -> line.startsWith("S: +"))).hasSize(1);
            assertThat(server.commands().stream().filter(line -> line.startsWith("APPEND")))
                    .first()
                    .isEqualTo("APPEND \"Archiv\" (\\Seen) \" 1-Jan-1970 00:00:00 +0000\" "
                            + " (\\Seen) \" 1-Jan-1970 00:00:00 +0000\"");
        }
    }

    @Test
    void with_literal_minus_only_small_messages_go_without_leave() throws MailException {
        List<String> trace = new java.util.concurrent.CopyOnWriteArrayList<>();
        String greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR LITERAL- MULTIAPPEND] hi";
        try (ScriptedServer server = new ScriptedServer(
                        greeting,
                        (command, client) ->
                                client.lines(command.tag() + " OK [CAPABILITY IMAP4rev1 LITERAL- MULTIAPPEND] done"));
                MailboxWriter writer = ScriptedSession.angus(server, trace::add).openWriter(LOGIN)) {
            writer.append(ARCHIVE, List.of(message("first")), () -> {});
            trace.clear();

            writer.append(ARCHIVE, List.of(message("x".repeat(4096)), message("x".repeat(4097))), () -> {});

            assertThat(trace.stream().filter(line -> line.startsWith("S: +"))).hasSize(1);
        }
    }

    @Test
    void a_no_in_place_of_leave_is_a_refusal_before_the_gate() throws MailException {
        AtomicInteger passed = new AtomicInteger();
        try (NoContinuation server = new NoContinuation();
                MailboxWriter writer =
                        new AngusServer(net.mailmigrator.testing.Endpoints.clear(server.port())).openWriter(LOGIN)) {
            AppendResult result = writer.append(ARCHIVE, List.of(message("a")), passed::incrementAndGet);

            assertThat(result).isEqualTo(new AppendResult.Refused("[TRYCREATE] no such folder"));
            assertThat(passed).hasValue(0);
        }
    }

    @Test
    void a_content_of_another_length_than_announced_ends_the_session_before_the_gate() throws MailException {
        AtomicInteger passed = new AtomicInteger();
        try (ScriptedServer server = serving((command, client) -> client.ok(command));
                MailboxWriter writer = angus(server).openWriter(LOGIN)) {
            OutgoingMessage lying =
                    new OutgoingMessage(new LyingContent(), MessageFlags.NONE, InternalDate.ofEpochSecond(0));

            assertThatThrownBy(() -> writer.append(ARCHIVE, List.of(lying), passed::incrementAndGet))
                    .hasMessageContaining("nothing was stored");
            assertThat(passed).hasValue(0);
        }
    }

    private static final class LyingContent implements net.mailmigrator.imap.MessageContent {
        @Override
        public net.mailmigrator.imap.Digests digests() {
            return BytesContent.digestsOf(new byte[] {'a'});
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws java.io.IOException {
            out.write("a\r\nx CREATE pwned\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }

        @Override
        public void close() {}
    }

    /** Answers APPEND before it has seen the literal, which {@link ScriptedServer} cannot. */
    private static final class NoContinuation implements AutoCloseable {
        private final java.net.ServerSocket listener;

        NoContinuation() {
            try {
                listener = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return listener.getLocalPort();
        }

        private void serve() {
            try (java.net.Socket socket = listener.accept()) {
                var in = new java.io.BufferedReader(new java.io.InputStreamReader(
                        socket.getInputStream(), java.nio.charset.StandardCharsets.ISO_8859_1));
                say(socket, ScriptedSession.GREETING);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String tag = line.substring(0, line.indexOf(' '));
                    if (line.endsWith("CAPABILITY")) {
                        say(socket, "* CAPABILITY IMAP4rev1 LITERAL+");
                    }
                    say(socket, tag + (line.contains("APPEND") ? " NO [TRYCREATE] no such folder" : " OK done"));
                }
            } catch (java.io.IOException endOfTest) {
                // the client hung up
            }
        }

        private static void say(java.net.Socket socket, String line) throws java.io.IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }

        @Override
        public void close() {
            try {
                listener.close();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}

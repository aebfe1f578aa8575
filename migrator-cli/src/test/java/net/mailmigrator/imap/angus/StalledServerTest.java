package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Servers that hold the connection and do nothing more: what they keep waiting is a loss after the time-out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StalledServerTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    /** More than the buffers of both sockets hold. */
    private static final int LARGE = 32 << 20;

    private static AngusServer impatient(int port) {
        return new AngusServer(new Endpoint("127.0.0.1", port, Endpoint.Tls.NONE, null, null, null, Set.of(), SHORT));
    }

    @Test
    void a_server_that_stops_reading_an_append_is_a_loss_before_anything_took_effect() throws IOException {
        AtomicBoolean committed = new AtomicBoolean();
        OutgoingMessage message = new OutgoingMessage(new Zeros(), MessageFlags.NONE, InternalDate.ofEpochSecond(1));
        try (Unread server = new Unread()) {
            assertThatThrownBy(() -> {
                        try (MailboxWriter writer = impatient(server.port()).openWriter(LOGIN)) {
                            writer.append(MailboxName.INBOX, List.of(message), () -> committed.set(true));
                        }
                    })
                    .isInstanceOfSatisfying(MailException.class, e -> {
                        assertThat(e.connectionLost()).isTrue();
                        assertThat(e.retryable()).isTrue();
                        assertThat(e).hasMessageContaining("append 1 messages to");
                    });
        }

        assertThat(committed).isFalse();
    }

    @Test
    void a_literal_that_is_shorter_than_announced_is_a_loss_and_no_message() {
        try (ScriptedServer server = serving((command, client) -> {
            if (command.text().contains("BODY.PEEK")) {
                client.lines("* 1 FETCH (UID 1 FLAGS () BODY[] {1000}", "private)", command.tag() + " OK done");
            } else {
                client.ok(command, "* 1 FETCH (UID 1 RFC822.SIZE 1000)");
            }
        })) {
            assertThatThrownBy(() -> {
                        try (MailboxReader reader = impatient(server.port()).openReader(LOGIN)) {
                            reader.examine(MailboxName.INBOX);
                            reader.fetch(UidSet.of(1), new Nothing());
                        }
                    })
                    .isInstanceOfSatisfying(MailException.class, e -> {
                        assertThat(e.connectionLost()).isTrue();
                        assertThat(e).hasMessageNotContaining("private");
                    });
        }
    }

    /** A large message that costs nothing to make. */
    private static final class Zeros implements MessageContent {
        @Override
        public Digests digests() {
            Digest any = BytesContent.digestsOf(new byte[1]).exact();
            return new Digests(LARGE, any, any);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] piece = new byte[1 << 16];
            for (int written = 0; written < LARGE; written += piece.length) {
                out.write(piece, 0, piece.length);
            }
        }

        @Override
        public void close() {}
    }

    /** Nothing may be handed over. */
    private static final class Nothing implements FetchSink {
        @Override
        public void message(FetchedMessage message) {
            throw new AssertionError("a message");
        }

        @Override
        public void unreadable(long uid, String answer) {
            throw new AssertionError(answer);
        }

        @Override
        public void absent(long uid) {
            throw new AssertionError("absent");
        }
    }

    /** Gives leave for a literal and reads nothing of it. */
    private static final class Unread implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread = new Thread(this::serve, "unread");

        Unread() throws IOException {
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return listener.getLocalPort();
        }

        private void serve() {
            try (Socket socket = listener.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                say(socket, ScriptedSession.GREETING);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.contains("APPEND")) {
                        say(socket, "+ go on");
                        over.await();
                        return;
                    }
                    if (line.endsWith("CAPABILITY")) {
                        say(socket, "* CAPABILITY IMAP4rev1 LITERAL+");
                    }
                    say(socket, line.substring(0, line.indexOf(' ')) + " OK done");
                }
            } catch (IOException endOfTest) {
                // the client hung up
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void say(Socket socket, String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void close() {
            over.countDown();
            try {
                listener.close();
                thread.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package net.mailmigrator.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server that says what a test makes it say. One session after the other; each command line is handed to the script
 * with its literals read, and the script writes the answer.
 *
 * <pre>{@code
 * try (ScriptedServer server = new ScriptedServer("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello", (command, client) -> {
 *     if (command.verb().equals("EXAMINE")) client.ok(command, "* 1 EXISTS", ...);
 * })) { ... server.port() ... server.commands() }
 * }</pre>
 */
public final class ScriptedServer implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)}$");

    private final ServerSocket listener;
    private final String greeting;
    private final Script script;
    private final List<String> commands = new ArrayList<>();
    private final Thread thread;
    private volatile @Nullable Socket current;

    /** Answers commands. */
    @FunctionalInterface
    public interface Script {
        /** Answers one command; writing nothing leaves the client waiting. */
        void answer(Line command, Client client) throws IOException;
    }

    /**
     * A command.
     *
     * @param tag as the client chose it
     * @param text the rest, literals left out
     * @param literals their octets
     */
    public record Line(String tag, String text, List<byte[]> literals) {
        /** The command's first word in upper case; two words for UID commands. */
        public String verb() {
            Matcher verb = Pattern.compile("(?i)(UID )?\\S+").matcher(text);
            return verb.lookingAt() ? verb.group().toUpperCase(java.util.Locale.ROOT) : "";
        }
    }

    /** The client's end. */
    public static final class Client {
        private final Socket socket;

        Client(Socket socket) {
            this.socket = socket;
        }

        /** Writes octets as they are, one per char. */
        public void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Writes lines. */
        public void lines(String... lines) throws IOException {
            raw(String.join("\r\n", lines) + "\r\n");
        }

        /** Writes untagged lines and the command's OK. */
        public void ok(Line command, String... untagged) throws IOException {
            StringBuilder all = new StringBuilder();
            for (String line : untagged) {
                all.append(line).append("\r\n");
            }
            raw(all + command.tag() + " OK done\r\n");
        }

        /** Hangs up. */
        public void hangUp() throws IOException {
            socket.close();
        }
    }

    /** Starts listening. */
    public ScriptedServer(String greeting, Script script) {
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.greeting = greeting;
        this.script = script;
        this.thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    /** All command lines so far, without tags; a line that is no command stands there as it came. */
    public List<String> commands() {
        synchronized (commands) {
            return List.copyOf(commands);
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                current = socket;
                converse(socket);
            } catch (IOException endOfSession) {
                // the client or the test hung up; the next may come
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        Client client = new Client(socket);
        client.raw(greeting + "\r\n");
        InputStream in = new BufferedInputStream(socket.getInputStream());
        List<byte[]> literals = new ArrayList<>();
        for (String line = line(in, client, literals); line != null; line = line(in, client, literals)) {
            int blank = line.indexOf(' ');
            Line command = new Line(blank < 0 ? line : line.substring(0, blank), line.substring(blank + 1), literals);
            literals = new ArrayList<>();
            synchronized (commands) {
                commands.add(command.text());
            }
            script.answer(command, client);
        }
    }

    /** A command line; literals are read and put aside, and leave is given for synchronising ones. */
    private static @Nullable String line(InputStream in, Client client, List<byte[]> literals) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (true) {
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    return null;
                }
                text.write(octet);
            }
            String line = text.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            Matcher literal = LITERAL.matcher(line);
            if (!literal.find()) {
                return line;
            }
            if (literal.group(2).isEmpty()) {
                client.raw("+ go on\r\n");
            }
            literals.add(in.readNBytes(Integer.parseInt(literal.group(1))));
            text.reset();
            text.writeBytes(line.substring(0, literal.start()).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            Socket open = current;
            if (open != null) {
                open.close();
            }
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

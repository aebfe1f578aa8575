package net.mailmigrator.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.imap.Credentials;

/** A bare IMAP client on a socket of its own, so that tests do not judge the adapter by the adapter. */
final class RawImap implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private int lastTag;

    /**
     * A response.
     *
     * @param text its lines in ISO 8859-1 with a {@code {n}} where a literal was
     */
    record Unit(String text, List<byte[]> literals) {}

    /** Connects and logs in. */
    RawImap(MailServer server, Credentials credentials) throws IOException {
        socket = new Socket(server.host(), server.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        unit();
        command(login(credentials), unit -> {});
    }

    private static String login(Credentials credentials) {
        String password = credentials.password().reveal();
        if (credentials.authorizationId() == null) {
            return "LOGIN " + quoted(credentials.user()) + " " + quoted(password);
        }
        String plain = credentials.authorizationId() + "\0" + credentials.user() + "\0" + password;
        return "AUTHENTICATE PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a command, hands its untagged responses on, and demands OK. */
    void command(String command, Consumer<Unit> untagged) throws IOException {
        String tag = "r" + ++lastTag;
        send(tag + " " + command + "\r\n");
        await(tag, command, untagged);
    }

    /** All untagged responses of a command. */
    List<Unit> responses(String command) throws IOException {
        List<Unit> units = new ArrayList<>();
        command(command, units::add);
        return units;
    }

    /** APPEND with a non-synchronising literal. */
    void append(String mailbox, String flags, String date, byte[] octets) throws IOException {
        String tag = "r" + ++lastTag;
        send(tag + " APPEND " + quoted(mailbox) + " (" + flags + ") \"" + date + "\" {" + octets.length + "+}\r\n");
        socket.getOutputStream().write(octets);
        send("\r\n");
        await(tag, "APPEND", unit -> {});
    }

    private void await(String tag, String command, Consumer<Unit> untagged) throws IOException {
        while (true) {
            Unit unit = unit();
            if (!unit.text.startsWith(tag + " ")) {
                untagged.accept(unit);
            } else if (unit.text.startsWith(tag + " OK")) {
                return;
            } else {
                throw new IOException(command + ": " + unit.text);
            }
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Unit unit() throws IOException {
        StringBuilder text = new StringBuilder();
        List<byte[]> literals = new ArrayList<>();
        while (true) {
            String line = line();
            text.append(line);
            Matcher literal = LITERAL.matcher(line);
            if (!literal.find()) {
                return new Unit(text.toString(), literals);
            }
            int length = Integer.parseInt(literal.group(1));
            byte[] octets = in.readNBytes(length);
            if (octets.length < length) {
                throw new EOFException("a literal was cut short");
            }
            literals.add(octets);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package net.mailmigrator.testing.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that is logged in. Commands are sent without waiting; answers are read in order. Not thread-safe. */
final class FloorConnection implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] lineBuffer = new byte[BUFFER];
    private long tags;

    /** Connects to a loopback port and logs in. */
    FloorConnection(int port, String login, String password) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        line();
        send("LOGIN \"" + login + "\" \"" + password + "\"");
        awaitTagged();
    }

    void send(String command) throws IOException {
        begin(command);
        end();
    }

    /** The beginning of a command that goes on with literals. */
    void begin(String command) throws IOException {
        out.write(("t" + ++tags + " " + command).getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(String argument, byte[] literal) throws IOException {
        out.write(argument.getBytes(StandardCharsets.ISO_8859_1));
        out.write(literal);
    }

    void end() throws IOException {
        out.write('\r');
        out.write('\n');
        out.flush();
    }

    /** Reads to the next tagged answer, which must be OK. */
    void awaitTagged() throws IOException {
        String line = line();
        while (!isTagged(line)) {
            line = line();
        }
    }

    /** Whether this ends a command. */
    boolean isTagged(String line) throws IOException {
        if (!line.startsWith("t")) {
            return false;
        }
        if (!line.startsWith("OK", line.indexOf(' ') + 1)) {
            throw new IOException(line);
        }
        return true;
    }

    /** A line without its end. */
    String line() throws IOException {
        int length = 0;
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || length == BUFFER) {
                throw new EOFException("the server closed, or sent an endless line");
            }
            lineBuffer[length++] = (byte) octet;
        }
        return new String(lineBuffer, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
    }

    /** The literal that a line announces at its end. */
    byte[] literal(String line) throws IOException {
        int length = Integer.parseInt(line.substring(line.lastIndexOf('{') + 1, line.length() - 1));
        byte[] octets = in.readNBytes(length);
        if (octets.length != length) {
            throw new EOFException("the server closed within a literal");
        }
        return octets;
    }

    @Override
    public void close() throws IOException {
        send("LOGOUT");
        awaitTagged();
        socket.close();
    }
}

package net.mailmigrator.provision.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import net.mailmigrator.testing.DovecotServer;

/** A few IMAP commands by hand, so that the test does not lean on the program's own client. */
final class ImapDialogue implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    ImapDialogue(DovecotServer server) throws IOException {
        socket = new Socket(server.host(), server.port());
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        answers.readLine();
    }

    /** LOGIN with both as literals, which may hold any characters. */
    String login(String user, String password) throws IOException {
        return send(user, password).receive();
    }

    /** The whole answer. */
    String command(String command) throws IOException {
        return send(command).receive();
    }

    /** LOGIN without waiting for the answer. */
    ImapDialogue send(String user, String password) throws IOException {
        return send("LOGIN " + literal(user) + " " + literal(password));
    }

    private ImapDialogue send(String command) throws IOException {
        socket.getOutputStream().write(("a " + command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The answer to what was sent. */
    String receive() throws IOException {
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = answers.readLine();
            if (line == null) {
                throw new IOException("the server closed the connection after: " + answer);
            }
            answer.append(line).append('\n');
        } while (!line.startsWith("a "));
        return answer.toString();
    }

    private static String literal(String value) {
        return "{" + value.getBytes(StandardCharsets.UTF_8).length + "+}\r\n" + value;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package net.mailmigrator.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.imap.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A relay before a real server that makes it fickle: it takes capabilities back, or refuses what it has offered. What it
 * refuses never reaches the server. {@link FaultProxy} breaks connections at any octet; this one knows commands.
 */
public final class FickleProxy implements MailServer {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)}$");
    private static final Pattern APPEND = Pattern.compile("(?i)\\S+ APPEND .*");

    private final MailServer server;
    private final Mood mood;
    private final ServerSocket listener;
    private final List<Socket> open = new ArrayList<>();
    private final List<String> abuses = new ArrayList<>();
    private int left;
    private boolean changed;

    /** What it does. */
    public sealed interface Mood {
        /** The connection of an APPEND is cut before it, and later ones are without these capabilities. */
        record TakesBack(Set<String> capabilities, int atAppend) implements Mood {}

        /** So many times an APPEND's literal that asks for no leave is answered BAD, and its text is read as commands. */
        record SaysBad(int times) implements Mood {}

        /** So many times it hangs up at an APPEND's literal that asks for no leave. */
        record HangsUp(int times) implements Mood {}
    }

    /** Starts listening before a server that lives longer. */
    public FickleProxy(MailServer server, Mood mood) {
        this.server = server;
        this.mood = mood;
        this.left = mood instanceof Mood.TakesBack back
                ? back.atAppend()
                : mood instanceof Mood.SaysBad bad ? bad.times() : ((Mood.HangsUp) mood).times();
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    @Override
    public String host() {
        return server.host();
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public MailServer addUser(String login, String password) {
        return server.addUser(login, password);
    }

    @Override
    public Credentials masterOf(String login) {
        return server.masterOf(login);
    }

    /** What a client has used on a connection that did not offer it. */
    public synchronized List<String> abuses() {
        return List.copyOf(abuses);
    }

    /** Whether it has been fickle yet. */
    public synchronized boolean hasChanged() {
        return changed;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "fickle-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Connection connection = new Connection(client, new Socket(server.host(), server.port()), withdrawn());
                start(connection::up);
                start(connection::down);
            } catch (IOException closed) {
                // the loop ends when the listener is closed
            }
        }
    }

    private synchronized Set<String> withdrawn() {
        return changed && mood instanceof Mood.TakesBack back ? back.capabilities() : Set.of();
    }

    /** Whether this is one of the times. */
    private synchronized boolean isTime() {
        if (left == 0 || (--left > 0 && mood instanceof Mood.TakesBack)) {
            return false;
        }
        changed = true;
        return true;
    }

    /** One client. */
    private final class Connection {
        private final Socket client;
        private final Socket upstream;
        private final Set<String> withdrawn;

        Connection(Socket client, Socket upstream, Set<String> withdrawn) throws IOException {
            this.client = client;
            this.upstream = upstream;
            this.withdrawn = withdrawn;
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            synchronized (open) {
                open.add(client);
                open.add(upstream);
            }
        }

        void up() {
            try {
                InputStream in = new BufferedInputStream(client.getInputStream());
                boolean append = false;
                boolean inCommand = false;
                int messages = 0;
                for (String line = line(in); line != null; line = line(in)) {
                    append = inCommand
                            ? append
                            : APPEND.matcher(line.stripTrailing()).matches();
                    Matcher literal = LITERAL.matcher(line.stripTrailing());
                    boolean more = literal.find();
                    messages = append && more ? (inCommand ? messages + 1 : 1) : 0;
                    note(line, messages);
                    if (refuses(
                            append && !inCommand,
                            append && more && !literal.group(2).isEmpty())) {
                        turnAway(line, in);
                        return;
                    }
                    inCommand = more;
                    write(upstream.getOutputStream(), line);
                    if (more) {
                        carry(in, Integer.parseInt(literal.group(1)));
                    }
                }
                upstream.shutdownOutput();
            } catch (IOException cut) {
                close();
            }
        }

        private boolean refuses(boolean appendBegins, boolean asksForNoLeave) {
            return (mood instanceof Mood.TakesBack ? appendBegins : asksForNoLeave) && isTime();
        }

        /** The server has not seen the command: it sees the end of the stream. */
        private void turnAway(String line, InputStream in) throws IOException {
            upstream.close();
            if (mood instanceof Mood.SaysBad) {
                for (String text = line; text != null; text = line(in)) {
                    write(client.getOutputStream(), text.split(" ", 2)[0].strip() + " BAD Error in IMAP command\r\n");
                }
            }
            close();
        }

        private void note(String line, int messages) {
            String upper = line.toUpperCase(Locale.ROOT);
            for (String capability : withdrawn) {
                boolean used = switch (capability) {
                    case "LITERAL+" -> upper.stripTrailing().endsWith("+}");
                    case "MULTIAPPEND" -> messages > 1;
                    case "UIDPLUS" -> upper.contains("UID EXPUNGE");
                    default -> messages == 0 && upper.matches("(?s).*(CONDSTORE|QRESYNC|SINCE|MODSEQ).*");
                };
                if (used) {
                    synchronized (FickleProxy.this) {
                        abuses.add(capability + ": " + line.strip());
                    }
                }
            }
        }

        private void carry(InputStream in, int octets) throws IOException {
            upstream.getOutputStream().write(in.readNBytes(octets));
        }

        void down() {
            try {
                InputStream in = new BufferedInputStream(upstream.getInputStream());
                for (String line = line(in); line != null; line = line(in)) {
                    write(client.getOutputStream(), without(line));
                    Matcher literal = LITERAL.matcher(line.stripTrailing());
                    if (literal.find()) {
                        client.getOutputStream().write(in.readNBytes(Integer.parseInt(literal.group(1))));
                    }
                }
                if (!(mood instanceof Mood.SaysBad)) {
                    client.close();
                }
            } catch (IOException cut) {
                // by the client, the server or the mood; up() ends it
            }
        }

        private String without(String line) {
            String left = line;
            if (line.contains("CAPABILITY ")) {
                for (String capability : withdrawn) {
                    left = left.replaceAll(" " + Pattern.quote(capability) + "(?=[ \\]\r])", "");
                }
            }
            left = withdrawn.contains("UIDPLUS") ? left.replaceAll("\\[APPENDUID [^]]*] ", "") : left;
            return withdrawn.contains("CONDSTORE") ? left.replaceAll("\\[HIGHESTMODSEQ [^]]*] ", "") : left;
        }

        private void close() {
            for (Socket socket : List.of(client, upstream)) {
                try {
                    socket.close();
                } catch (IOException gone) {
                    // as it should be
                }
            }
        }
    }

    /** With its line end; null at the end. */
    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet >= 0) {
            text.write(octet);
            if (octet == '\n') {
                return text.toString(StandardCharsets.ISO_8859_1);
            }
            octet = in.read();
        }
        return null;
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            listener.close();
            synchronized (open) {
                for (Socket socket : open) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

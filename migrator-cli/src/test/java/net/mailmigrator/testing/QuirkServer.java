package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP server on a socket with its mail in memory, that behaves as its {@link QuirkProfile} says. Any number of sessions
 * at once; accounts log in as {@code login*master} with {@link InMemoryServer#MASTER_PASSWORD}. Passes
 * {@link MailboxContract} with {@link QuirkProfile#plain}.
 *
 * <pre>{@code
 * try (QuirkServer courier = new QuirkServer(QuirkProfiles.COURIER)) {
 *     courier.addAccount("anna").mailbox("INBOX.Gesendet").put(octets, flags, date);
 *     ... courier.port() ...
 * }
 * }</pre>
 */
public final class QuirkServer implements AutoCloseable {
    final QuirkProfile profile;
    final AtomicInteger fetches = new AtomicInteger();
    private final ServerSocket listener;
    private final Map<String, InMemoryAccount> accounts = new ConcurrentHashMap<>();
    private final List<String> commands = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final Thread thread;

    /** Starts listening. */
    public QuirkServer(QuirkProfile profile) {
        this.profile = profile;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = daemon("quirk-server", this::accept);
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Adds an account with an INBOX and what this kind of server makes besides. */
    public InMemoryAccount addAccount(String login) {
        InMemoryAccount account = new InMemoryAccount(profile.separator(), profile.prefix());
        for (String line : profile.mailboxes()) {
            String[] parts = line.split("\t");
            InMemoryMailbox box = account.mailbox(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                box.withAttribute(parts[i]);
            }
        }
        accounts.put(login, account);
        return account;
    }

    /** An account that was added; null where there is none. */
    public @Nullable InMemoryAccount account(String login) {
        return accounts.get(login);
    }

    /** What an account hands out. */
    public MailManifest manifest(String login) {
        InMemoryAccount account = java.util.Objects.requireNonNull(accounts.get(login));
        return account.manifest((octets, flags) -> profile.shown(QuirkCommand.latin1(octets), flags)
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** All commands so far, verb and words, large words left out. */
    public List<String> commands() {
        synchronized (commands) {
            return List.copyOf(commands);
        }
    }

    void heard(QuirkCommand command) {
        StringBuilder line = new StringBuilder(command.verb());
        command.words().forEach(word -> line.append(' ').append(word.length() > 200 ? "…" : word));
        synchronized (commands) {
            commands.add(line.toString());
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                synchronized (open) {
                    open.add(socket);
                }
                daemon("quirk-session", () -> converse(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new QuirkSession(this, socket.getInputStream(), socket.getOutputStream()).run();
        } catch (IOException hungUp) {
            // the client, or the test
        }
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
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
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

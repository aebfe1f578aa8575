package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;

/** A private Dovecot and a delay proxy before it. */
final class Side implements AutoCloseable {
    private static final Pattern SESSION = Pattern.compile(
            "imap-login: Info: Login: user=<([^>]*)>|imap\\(([^)]*)\\)<\\d+><[^>]*>: Info: Disconnected");

    private static final long RETRY_NANOS = 100_000_000;

    final DovecotServer server;
    final DelayProxy proxy;
    final String fsync;
    private final Set<String> users = new HashSet<>();

    /** @param fsync mail_fsync */
    Side(String fsync) {
        this.fsync = fsync;
        server = new DovecotOptions().extra("mail_fsync = " + fsync).start();
        proxy = new DelayProxy(server.port(), Duration.ZERO);
    }

    /**
     * Users that may exist already. Dovecot looks once a second whether its users' file has changed: this returns when
     * it knows them.
     */
    void addUsers(List<String> logins) throws IOException, InterruptedException {
        List<String> unknown = logins.stream().filter(users::add).toList();
        unknown.forEach(login -> server.addUser(login, BenchAccount.PASSWORD));
        for (int attempt = 1; !unknown.isEmpty() && !knows(unknown.get(unknown.size() - 1)); attempt++) {
            if (attempt == 50) {
                throw new IOException("Dovecot does not know its new users: " + server.log());
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private boolean knows(String login) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "doveadm", "-c", server.configuration().toString(), "user", login)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    Path maildir(String login) {
        return server.maildir(login);
    }

    /** Where clients are to go: to the server itself where there is no delay and nothing to count. */
    int port(boolean counted, Duration roundTrip) {
        proxy.setRoundTrip(roundTrip);
        proxy.forget();
        return counted || !roundTrip.isZero() ? proxy.port() : server.port();
    }

    /** Takes a user's mail away; sessions that end just now may still write. */
    void clear(String login) {
        for (int attempt = 1; Files.exists(server.home(login)); attempt++) {
            try {
                server.deleteMail(login);
            } catch (UncheckedIOException e) {
                if (attempt == 20) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** Lets Dovecot look at all folders, as it has with mail that is old. */
    void index(String login) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "doveadm", "-c", server.configuration().toString(), "index", "-u", login, "*")
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("doveadm index ended with " + process.exitValue() + ": " + server.log());
        }
    }

    /** How long the log is now. */
    int mark() {
        return server.log().length();
    }

    /** The most sessions of one user that were open at once since a mark. */
    int mostSessions(int mark) {
        Map<String, Integer> open = new HashMap<>();
        int most = 0;
        Matcher session = SESSION.matcher(server.log().substring(mark));
        while (session.find()) {
            if (session.group(1) != null) {
                most = Math.max(most, open.merge(session.group(1), 1, Integer::sum));
            } else {
                open.merge(session.group(2), -1, Integer::sum);
            }
        }
        return most;
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}

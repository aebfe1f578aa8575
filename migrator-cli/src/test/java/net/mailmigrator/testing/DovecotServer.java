package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.model.Secret;

/**
 * A private Dovecot on free loopback ports, with its own configuration, users and mail folders in a temporary folder
 * that {@link #close()} deletes, and also the death of this process. The system's own Dovecot is not touched. Works as root and as a plain user.
 *
 * <pre>{@code
 * Dovecots.assumeAvailable();
 * try (DovecotServer server = new DovecotOptions().namespace('.', "INBOX.").start()) {
 *     server.addUser("a", "secret");
 *     ... server.port() ... server.masterOf("a")
 * }
 * }</pre>
 */
public final class DovecotServer implements MailServer {
    /** The master user: log in as {@code login*master}. */
    public static final String MASTER = "master";

    /** The master user's password. */
    public static final String MASTER_PASSWORD = "master-secret";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final String mailUser;
    private final DovecotKeeper keeper;
    private int port;
    private int tlsPort;
    private Process process;

    DovecotServer(DovecotOptions options) {
        try {
            boolean root = "root".equals(System.getProperty("user.name"));
            // Dovecot has unix sockets below it, whose paths may have 107 octets
            home = Files.createTempDirectory(Path.of("/tmp"), "dv");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            mailUser = root ? "mail" : System.getProperty("user.name");
            prepare(options);
            keeper = new DovecotKeeper(home);
            String group = root
                    ? "mail"
                    : Files.readAttributes(home, PosixFileAttributes.class)
                            .group()
                            .getName();
            process = startOnFreePorts(new DovecotConfig(home, mailUser, group, root), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void prepare(DovecotOptions options) throws IOException, InterruptedException {
        Files.createDirectory(home.resolve("run"));
        Files.createDirectory(home.resolve("mail"));
        own(home.resolve("mail"));
        Files.writeString(home.resolve("users"), "");
        Files.writeString(home.resolve("masters"), MASTER + ":{PLAIN}" + MASTER_PASSWORD + "\n");
        if (!options.certificateNames.isEmpty()) {
            Certificates.write(home, options.certificateNames);
        }
    }

    /** Another process may take a port between the look for it and the start: then others are tried. */
    private Process startOnFreePorts(DovecotConfig config, DovecotOptions options)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            port = Ports.free();
            tlsPort = Ports.free();
            Files.writeString(home.resolve("dovecot.conf"), config.text(options, port, tlsPort));
            Process started = launch();
            if (Ports.awaitGreeting(port, PATIENCE, started::isAlive)) {
                return started;
            }
            started.destroy();
            started.waitFor();
            if (attempt == 3) {
                throw new IOException("Dovecot does not start: " + log());
            }
        }
    }

    private Process launch() throws IOException {
        String daemon = Dovecots.daemon().orElseThrow().toString();
        return keeper.launch(
                home.resolve("out"),
                daemon,
                "-F",
                "-c",
                home.resolve("dovecot.conf").toString());
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    /** Clear text, and STARTTLS where TLS is on. */
    @Override
    public int port() {
        return port;
    }

    /** Implicit TLS. */
    public int tlsPort() {
        return tlsPort;
    }

    /** Its certificate in PEM, where TLS is on. */
    public Path certificate() {
        return home.resolve("cert.pem");
    }

    /** The users' file (passwd-file); lines may be added or replaced while the server runs. */
    public Path usersFile() {
        return home.resolve("users");
    }

    @Override
    public DovecotServer addUser(String login, String password) {
        try {
            Files.writeString(usersFile(), login + ":{PLAIN}" + password + "::::::\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Credentials of the master user for an account. */
    @Override
    public Credentials masterOf(String login) {
        return new Credentials(login + "*" + MASTER, Secret.of(MASTER_PASSWORD), null);
    }

    /** The folder that holds everything of it. */
    Path home() {
        return home;
    }

    /** Its configuration, for {@code doveadm -c}. */
    public Path configuration() {
        return home.resolve("dovecot.conf");
    }

    /** A user's home folder, which need not exist yet. */
    public Path home(String login) {
        return home.resolve("mail").resolve(login);
    }

    /** A user's Maildir++, which need not exist yet. After writing into it call {@link #own(Path)}. */
    public Path maildir(String login) {
        return home(login).resolve("Maildir");
    }

    /** Deletes a user's mail. No session may be on it. */
    public void deleteMail(String login) {
        try {
            deleteTree(home(login));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives files made by the caller to the user that Dovecot reads mail as. */
    public void own(Path path) {
        try (Stream<Path> tree = Files.walk(path)) {
            UserPrincipal owner =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(mailUser);
            for (Path file : (Iterable<Path>) tree::iterator) {
                if (!owner.equals(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS))) {
                    Files.setOwner(file, owner);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dovecot's log. */
    public String log() {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("out", "log")) {
            try {
                text.append(Files.exists(home.resolve(name)) ? Files.readString(home.resolve(name)) : "");
            } catch (IOException e) {
                text.append(e);
            }
        }
        return text.toString();
    }

    /** Ends the server and, with BYE, all sessions: those outlive their master otherwise. */
    public void stop() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!ended()) {
            stopHard();
        }
        children.forEach(ProcessHandle::destroy);
        awaitGone(children);
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends the server and all sessions with SIGKILL. */
    public void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        stopHard();
        ended();
        awaitGone(children);
    }

    /** Starts it again on the same ports, after {@link #stop()} or {@link #kill()}, or stops it first. */
    public void restart() {
        stop();
        try {
            // sockets of a killed Dovecot are in the way of the next
            deleteTree(home.resolve("run"));
            Files.createDirectory(home.resolve("run"));
            process = launch();
            for (int again = 1; !Ports.awaitGreeting(port, PATIENCE, process::isAlive); again++) {
                if (again == 3) {
                    throw new IllegalStateException("Dovecot does not start again: " + log());
                }
                process = launch();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** onExit() of a process that is no child of ours looks once in a few seconds only. */
    private static void awaitGone(List<ProcessHandle> processes) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (processes.stream().anyMatch(DovecotServer::isRunning) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** A dead process counts as alive until its parent, which is init here, has taken note: that may take seconds. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return process.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void stopHard() {
        // the master first: it would replace its children
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
        keeper.close();
        try {
            deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path top) throws IOException {
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path file : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}

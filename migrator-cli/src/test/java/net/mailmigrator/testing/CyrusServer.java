package net.mailmigrator.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.model.Secret;

/**
 * A private Cyrus on a free loopback port, with everything of its own in a temporary folder. Where the caller is root,
 * Cyrus becomes the user {@code mail}, else it runs as the caller.
 *
 * <p>Its processes and its folder end with {@link #close()}, and also when this process dies, however it does: a shell
 * waits for the end of a pipe from here.
 *
 * <pre>{@code
 * Cyruses.assumeAvailable();
 * try (CyrusServer server = new CyrusOptions().start()) {
 *     server.addUser("a", "secret");
 *     ... server.port() ... server.masterOf("a")
 * }
 * }</pre>
 */
public final class CyrusServer implements MailServer {
    /** The administrator, who may also log in on behalf of users (SASL PLAIN with an authorization identity). */
    public static final String ADMIN = "cyrus";

    /** The administrator's password. */
    public static final String ADMIN_PASSWORD = "admin-secret";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Starts the command in a process group of its own, for Cyrus' master signals its whole group. At the end of standard
     * input kills the group and removes the folder, which processes that are still dying may be writing to.
     */
    private static final String KEEPER = """
            trap '' INT HUP TERM
            home=$1; shift
            setsid "$@" </dev/null >"$home/out" 2>&1 &
            group=$!
            cat >/dev/null
            kill -KILL "-$group" || kill -KILL "$group"
            wait
            for attempt in 1 2 3 4 5 6 7 8 9; do rm -rf "$home" && break; done
            """;

    private final Path home;
    private final String user;
    private final CyrusOptions options;
    private int port;
    private Process keeper;

    CyrusServer(CyrusOptions options) {
        this.options = options;
        try {
            // unix sockets below it, whose paths may have 107 octets
            home = Files.createTempDirectory(Path.of("/tmp"), "cy");
            boolean root = "root".equals(System.getProperty("user.name"));
            user = root ? "mail" : System.getProperty("user.name");
            prepare();
            keeper = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The programs are copied: the checkout need not be readable for {@link #user}. */
    private void prepare() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("bin", "lib", "conf", "spool", "socket")) {
            Files.createDirectory(home.resolve(folder));
        }
        for (String program : List.of("master", "imapd", "ctl_cyrusdb")) {
            Files.copy(Cyruses.program(program), home.resolve("bin").resolve(program));
        }
        for (Path library : Cyruses.libraries()) {
            Files.copy(library, home.resolve("lib").resolve(library.getFileName()));
        }
        setPassword(ADMIN, ADMIN_PASSWORD);
        own(home);
    }

    private void own(Path path) throws IOException {
        UserPrincipal owner =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : (Iterable<Path>) tree::iterator) {
                Files.setOwner(file, owner);
            }
        }
    }

    private Process start() throws IOException, InterruptedException {
        port = Ports.free();
        Files.writeString(home.resolve("imapd.conf"), settings());
        Files.writeString(home.resolve("cyrus.conf"), services());
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                KEEPER,
                "cyrus",
                home.toString(),
                home.resolve("bin/master").toString(),
                "-p",
                home.resolve("socket/master.pid").toString(), // else one Cyrus at a time on a machine
                "-C",
                home.resolve("imapd.conf").toString(),
                "-M",
                home.resolve("cyrus.conf").toString());
        builder.environment().put("LD_LIBRARY_PATH", home.resolve("lib").toString());
        Process started = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (Ports.awaitGreeting(port, PATIENCE, started::isAlive)) {
            return started;
        }
        String said = Files.readString(home.resolve("out"));
        end(started);
        throw new IOException("Cyrus does not start on port " + port + ": " + said);
    }

    private String settings() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "configdirectory: " + home.resolve("conf"),
                "defaultpartition: default",
                "partition-default: " + home.resolve("spool"),
                "cyrus_user: " + user,
                "cyrus_group: " + group(),
                "admins: " + ADMIN,
                "proxyservers: " + ADMIN,
                "allowplaintext: yes",
                "sasl_pwcheck_method: auxprop",
                "sasl_auxprop_plugin: sasldb",
                "sasl_sasldb_path: " + home.resolve("sasldb2"),
                "sasl_mech_list: PLAIN LOGIN",
                "virtdomains: off",
                "servername: localhost",
                "unixhierarchysep: " + (options.classicNames ? "no" : "yes"),
                "altnamespace: " + (options.classicNames ? "no" : "yes"),
                "skiplist_unsafe: yes",
                "lmtpsocket: " + home.resolve("socket/lmtp"),
                "idlesocket: " + home.resolve("socket/idle"),
                "notifysocket: " + home.resolve("socket/notify")));
        lines.addAll(options.extra);
        return String.join("\n", lines) + "\n";
    }

    private String group() throws IOException {
        return user.equals(System.getProperty("user.name"))
                ? Files.readAttributes(home, PosixFileAttributes.class).group().getName()
                : user;
    }

    private String services() {
        String settings = " -C " + home.resolve("imapd.conf");
        return """
                START {
                  recover cmd="%s/bin/ctl_cyrusdb%s -r"
                }
                SERVICES {
                  imap cmd="%1$s/bin/imapd%2$s" listen="127.0.0.1:%d" prefork=1
                }
                EVENTS {
                }
                """.formatted(home, settings, port);
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    /** The folder that holds everything of it. */
    Path home() {
        return home;
    }

    @Override
    public CyrusServer addUser(String login, String password) {
        try (RawImap admin = new RawImap(this, new Credentials(ADMIN, Secret.of(ADMIN_PASSWORD), null))) {
            setPassword(login, password);
            admin.command("CREATE " + RawImap.quoted("user" + (options.classicNames ? "." : "/") + login), unit -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    private void setPassword(String login, String password) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Cyruses.saslpasswd().toString(),
                        "-f",
                        home.resolve("sasldb2").toString(),
                        "-p",
                        "-c",
                        "-u",
                        "localhost",
                        login)
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(password.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("saslpasswd2: " + said);
        }
    }

    @Override
    public Credentials masterOf(String login) {
        return new Credentials(ADMIN, Secret.of(ADMIN_PASSWORD), login);
    }

    /** On a busy machine a killed process outlives its keeper by a little. */
    @Override
    public void close() {
        try {
            end(keeper);
            Leftovers.awaitGone(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Process keeper) throws IOException, InterruptedException {
        keeper.getOutputStream().close();
        if (!keeper.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("Cyrus does not end");
        }
    }
}

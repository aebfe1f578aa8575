package net.mailmigrator.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.Interrupts;
import net.mailmigrator.app.ServerFactory;
import net.mailmigrator.app.Wiring;
import net.mailmigrator.cli.MigratorCommandLine;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * The real command line in this process: its own folder, captured streams, and servers in memory under the host names
 * {@code old} and {@code new}; every other host is spoken to over the network. Time passes only when somebody waits.
 */
public final class CommandLineWorld {
    /** The whole of the smallest settings, with servers in memory. */
    public static final String SETTINGS = """
            batch: small
            source:
              accounts: { template: generic-csv, files: accounts.csv }
              imap: { host: old, port: 143, tls: none, login: { user: "${login}*master", password: "${env:SRC}" } }
            target:
              imap: { host: new, port: 143, tls: none, login: { user: "${login}*master", password: "${env:DST}" } }
            copy: { settle: 0s }
            """;

    private final Path folder;
    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, WritableServer> servers = new ConcurrentHashMap<>();
    private final InMemoryServer source = new InMemoryServer('.', "INBOX.");
    private final InMemoryServer target = new InMemoryServer('/', "");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private volatile Interrupts interrupts = interrupts();
    private final PassingTime time = new PassingTime();

    /** A world in an empty folder, with the smallest settings and no accounts yet. */
    public CommandLineWorld(Path folder) {
        this.folder = folder;
        servers.put("old", source);
        servers.put("new", target);
        variables.put("SRC", InMemoryServer.MASTER_PASSWORD);
        variables.put("DST", InMemoryServer.MASTER_PASSWORD);
        write("migration.yaml", SETTINGS);
    }

    /** Accounts with these logins at both sides and in the list. */
    public CommandLineWorld withAccounts(String... logins) {
        StringBuilder csv = new StringBuilder("login\n");
        for (String login : logins) {
            csv.append(login).append('\n');
            source.addAccount(login, "pw-of-" + login);
            target.addAccount(login, "new-pw-of-" + login);
        }
        write("accounts.csv", csv.toString());
        return this;
    }

    /** With one account, whose mail is on real servers at either side. */
    public CommandLineWorld between(MailServer from, MailServer to, String login) {
        write("accounts.csv", "login\n" + login + "\n");
        side("old", "SRC", from, login);
        return to(to, login);
    }

    /** With a real server as the new one. */
    public CommandLineWorld to(MailServer server, String login) {
        side("new", "DST", server, login);
        return this;
    }

    private void side(String host, String variable, MailServer server, String login) {
        settings("host: " + host + ", port: 143", "host: 127.0.0.1, port: " + server.port());
        if (server instanceof CyrusServer) {
            settings(
                    "user: \"${login}*master\", password: \"${env:" + variable + "}\"",
                    "user: " + CyrusServer.ADMIN + ", password: \"${env:" + variable
                            + "}\", authorizationId: \"${login}\"");
        }
        variables.put(variable, server.masterOf(login).password().reveal());
    }

    /** The old server. */
    public InMemoryServer source() {
        return source;
    }

    /** The new server. */
    public InMemoryServer target() {
        return target;
    }

    /** Another server in memory under a host name. */
    public void server(String host, WritableServer server) {
        servers.put(host, server);
    }

    /** What {@code ${env:NAME}} stands for. */
    public Map<String, String> variables() {
        return variables;
    }

    /** Takes the signals that {@link Interrupts#signalled} is given. */
    public Interrupts signals() {
        return interrupts;
    }

    /** Its time, which passes only when somebody waits. */
    public PassingTime time() {
        return time;
    }

    /** The folder it works in. */
    public Path folder() {
        return folder;
    }

    /** Writes a file in the folder. */
    public Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file in the folder. */
    public Path write(String name, byte[] octets) {
        try {
            return Files.write(folder.resolve(name), octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces text in the settings. */
    public void settings(String old, String replacement) {
        String text = read(folder.resolve("migration.yaml"));
        if (!text.contains(old)) {
            throw new IllegalArgumentException("the settings do not hold " + old);
        }
        write("migration.yaml", text.replace(old, replacement));
    }

    /** Runs one command; streams begin empty. */
    public int run(String... args) {
        out.reset();
        err.reset();
        interrupts = interrupts();
        return MigratorCommandLine.of(environment()).execute(args);
    }

    private Interrupts interrupts() {
        return new Interrupts(new PrintStream(err, true, StandardCharsets.UTF_8), status -> {});
    }

    private Environment environment() {
        return new Environment(
                new Environment.Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false),
                new Environment.Place(folder, Path.of(System.getProperty("migrator.home")), variables),
                time.clock(),
                time::pass,
                new Servers(),
                () -> interrupts);
    }

    /** What the last command wrote to standard output. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What the last command wrote to standard error. */
    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** All files below the folder, by their path from it, sorted. */
    public Map<String, Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            Map<String, Path> files = new TreeMap<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Servers implements ServerFactory {
        private final ServerFactory network = Wiring.process(status -> {}).servers();

        @Override
        public WritableServer server(Endpoint endpoint, Consumer<String> trace) {
            WritableServer inMemory = servers.get(endpoint.host());
            return inMemory == null ? network.server(endpoint, trace) : inMemory;
        }

        @Override
        public Greeting probe(Endpoint endpoint) throws MailException {
            if (!servers.containsKey(endpoint.host())) {
                return network.probe(endpoint);
            }
            if (servers.get(endpoint.host()) instanceof InMemoryServer) {
                return new Greeting(Optional.empty(), Set.of("IMAP4REV1"));
            }
            throw MailException.refused(FailureScope.RUN, false, "connect to " + endpoint, "it is away");
        }

        @Override
        public void cutAfter(Duration length) {
            time.whenPassed(time.passed().plus(length), network::cut);
        }

        @Override
        public Duration firstPause() {
            return Duration.ofMillis(1);
        }
    }
}

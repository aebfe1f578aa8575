package net.mailmigrator.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.MailManifest;
import net.mailmigrator.testing.ManifestReader;
import net.mailmigrator.testing.MigratorProcess;
import net.mailmigrator.testing.StepProxy;
import net.mailmigrator.testing.Steps;
import org.jspecify.annotations.Nullable;

/**
 * A hoster with an old Dovecot ({@code INBOX.} and {@code .}) and a new one ({@code /}), some accounts, a settings file
 * and a CSV. The migrator runs in JVMs of its own, as an operator runs it.
 */
final class Hoster implements AutoCloseable {
    private final DovecotServer source;
    private final DovecotServer target;
    private final Path folder;
    private final List<String> logins;
    private @Nullable StepProxy sourceProxy;
    private @Nullable StepProxy targetProxy;
    private int[] ports;
    private String without = "";

    Hoster(Path folder, String... logins) {
        this(folder, new DovecotOptions(), logins);
    }

    /** With a new server that is set up otherwise. */
    Hoster(Path folder, DovecotOptions newServer, String... logins) {
        this.folder = folder;
        this.logins = List.of(logins);
        this.source = new DovecotOptions().namespace('.', "INBOX.").start();
        this.target = newServer.namespace('/', "").start();
        this.ports = new int[] {source.port(), target.port()};
        for (String login : logins) {
            source.addUser(login, "old-" + login);
            target.addUser(login, "new-" + login);
        }
        write(
                "accounts.csv",
                "login,address\n"
                        + Stream.of(logins)
                                .map(login -> login + "," + login + "@example.org\n")
                                .collect(Collectors.joining()));
        settings("");
    }

    /** Puts relays that count steps before both servers. To be called before anything is run. */
    Steps countingSteps() {
        Steps steps = new Steps();
        sourceProxy = new StepProxy(source.port(), steps);
        targetProxy = new StepProxy(target.port(), steps);
        through(sourceProxy.port(), targetProxy.port());
        return steps;
    }

    /** Lets the migrator reach both servers at other ports. To be called before anything is run. */
    void through(int sourcePort, int targetPort) {
        ports = new int[] {sourcePort, targetPort};
        settings("");
    }

    /** Takes capabilities away on both sides. */
    void without(String... capabilities) {
        without = String.join(", ", capabilities);
        settings("");
    }

    /** Writes the settings, with lines added to {@code copy}. */
    void settings(String copyLines) {
        write("migration.yaml", """
                batch: acceptance
                source:
                  accounts: { template: generic-csv, files: accounts.csv }
                  imap: { host: 127.0.0.1, port: %d, tls: none, login: { user: "${login}*master", password: "${env:SRC}" }, capabilities: { without: [%s] } }
                target:
                  imap: { host: 127.0.0.1, port: %d, tls: none, login: { user: "${login}*master", password: "${env:DST}" }, capabilities: { without: [%s] } }
                copy:
                  settle: 1s
                %s
                """.formatted(ports[0], without, ports[1], without, copyLines));
    }

    DovecotServer source() {
        return source;
    }

    DovecotServer target() {
        return target;
    }

    Path folder() {
        return folder;
    }

    /** Runs a command to its end. */
    MigratorProcess.Result migrator(String... args) {
        return MigratorProcess.run(folder, secrets(), args);
    }

    /** Runs a command in a process whose files may not grow above a size, which fails its writes as a full disk does. */
    MigratorProcess.Result migratorWithFileLimit(int kibibytes, String... args) {
        return MigratorProcess.runWithFileLimit(kibibytes, folder, secrets(), args);
    }

    /** Runs a command with so large a heap: {@code 64m}. */
    MigratorProcess.Result migratorWithHeap(String heap, String... args) {
        Map<String, String> environment = new HashMap<>(secrets());
        environment.put("_JAVA_OPTIONS", "-Xmx" + heap); // the last word of all options
        return MigratorProcess.run(folder, environment, args);
    }

    /** Starts a command. */
    MigratorProcess start(String... args) {
        return MigratorProcess.start(folder, secrets(), args);
    }

    /** A run that is killed ({@code kill -9}) when its n-th step comes to pass; false where it ended before. */
    boolean killedAtStep(Steps steps, int n, String... args) {
        CompletableFuture<MigratorProcess> started = new CompletableFuture<>();
        steps.arm(n, () -> started.join().kill());
        try (MigratorProcess process = start(args)) {
            started.complete(process);
            process.await();
            return steps.fired();
        }
    }

    private static Map<String, String> secrets() {
        return Map.of("SRC", DovecotServer.MASTER_PASSWORD, "DST", DovecotServer.MASTER_PASSWORD);
    }

    /** What the old side holds, read independently. */
    MailManifest sourceMail(String login) {
        return new ManifestReader(source, "INBOX.").read(login);
    }

    /** What the new side holds, read independently. */
    MailManifest targetMail(String login) {
        return new ManifestReader(target, "").read(login);
    }

    /** Messages in the new side's Maildirs, those that are being written too. */
    long filesAtTarget() {
        return logins.stream().mapToLong(login -> files(target.maildir(login))).sum();
    }

    private static long files(Path maildir) {
        if (!Files.exists(maildir)) {
            return 0;
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(maildir)) {
            tree.filter(path -> path.getParent().getFileName().toString().matches("cur|new|tmp"))
                    .forEach(found::add);
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return found.size();
        }
        return found.size();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (StepProxy proxy : new StepProxy[] {sourceProxy, targetProxy}) {
            if (proxy != null) {
                proxy.close();
            }
        }
        source.close();
        target.close();
    }
}

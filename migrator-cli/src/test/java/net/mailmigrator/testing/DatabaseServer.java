package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * A private MariaDB or PostgreSQL on a free loopback port, with everything of its own in a temporary folder. Where the
 * caller is root, it becomes the user {@code nobody}, else it runs as the caller.
 *
 * <p>Its processes and its folder end with {@link #close()}, and also when this process dies, however it does: a shell
 * waits for the end of a pipe from here.
 */
public final class DatabaseServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** At the end of standard input kills the server and removes the folder, which it may still be writing to. */
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

    private final DatabaseProgram program;
    private final Path home;
    private final int port;
    private final Process keeper;

    private DatabaseServer(DatabaseProgram program) {
        this.program = program;
        try {
            home = Files.createTempDirectory(Path.of("/tmp"), "db");
            port = Ports.free();
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            if (isRoot()) {
                Files.setOwner(
                        home,
                        home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            }
            prepare();
            keeper = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts one; skips the calling test where there is none, with the reason; under continuous integration it fails. */
    public static DatabaseServer start(DatabaseProgram program) {
        if (!program.isAvailable()) {
            String reason = "no " + program + " on this machine (scripts/test installs it)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            Assumptions.abort(reason);
        }
        return new DatabaseServer(program);
    }

    /** A connection of the administrator to a database; the empty name is that which is always there. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), DatabaseProgram.ADMIN, DatabaseProgram.PASSWORD);
    }

    /** What the settings would say. */
    public String url(String database) {
        return program.url(port, database);
    }

    /** Runs statements as the administrator. */
    public void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void prepare() throws IOException, InterruptedException {
        for (List<String> command : program.preparations(home)) {
            Process process = new ProcessBuilder(unprivileged(command))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(program.input(home))
                    .redirectOutput(home.resolve("prepared").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + Files.readString(home.resolve("prepared")));
            }
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", KEEPER, "database", home.toString()));
        command.addAll(unprivileged(program.command(home, port)));
        Process started = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && started.isAlive()) {
            try {
                connect("").close();
                return started;
            } catch (SQLException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        String said = Files.readString(home.resolve("out"));
        end(started);
        throw new IOException(program + " does not start on port " + port + ": " + said);
    }

    private static List<String> unprivileged(List<String> command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        all.addAll(command);
        return all;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() {
        end(keeper);
    }

    private static void end(Process keeper) {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

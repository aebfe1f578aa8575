package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The migrator in a JVM of its own, as an operator starts it, so that it can be killed. */
public final class MigratorProcess implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 300;

    private final Process process;
    private final Path out;
    private final Path err;

    private MigratorProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What runs in the background of a shell ignores it, and so would its children. */
    private static final List<String> HEARS_SIGINT = List.of("env", "--default-signal=INT");

    /** How it ended. */
    public record Result(int exit, String out, String err) {
        /** Everything it printed, for messages of assertions. */
        @Override
        public String toString() {
            return "exit " + exit + "\n--- stdout\n" + out + "\n--- stderr\n" + err;
        }
    }

    /** Starts {@code migrator ARGS…} in a working directory, with environment variables added. */
    public static MigratorProcess start(Path workingDirectory, Map<String, String> environment, String... args) {
        return start(HEARS_SIGINT, workingDirectory, environment, args);
    }

    /** Runs it to its end with a limit on the size of the files it writes, which fails its writes as a full disk does. */
    public static Result runWithFileLimit(
            int kibibytes, Path workingDirectory, Map<String, String> environment, String... args) {
        List<String> limited = List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash");
        try (MigratorProcess started = start(limited, workingDirectory, environment, args)) {
            return started.await();
        }
    }

    private static MigratorProcess start(
            List<String> launcher, Path workingDirectory, Map<String, String> environment, String... args) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(ProgramJvm.command());
        command.addAll(List.of(args));
        try {
            Path out = Files.createTempFile(workingDirectory, "stdout", ".txt");
            Path err = Files.createTempFile(workingDirectory, "stderr", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new MigratorProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    public static Result run(Path workingDirectory, Map<String, String> environment, String... args) {
        try (MigratorProcess started = start(workingDirectory, environment, args)) {
            return started.await();
        }
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, bounded. */
    public Result await() {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the migrator did not end within " + TIMEOUT_SECONDS + " s: " + printed(err));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Result(process.exitValue(), printed(out), printed(err));
    }

    /** Waits so long for its end; true where it ended by itself. */
    public boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Returns once it has said that on standard error. */
    public void awaitError(String words) {
        for (int i = 0; i < 1200 && !printed(err).contains(words); i++) {
            if (endsWithin(50)) {
                throw new AssertionError("it has ended before it said: " + words + "\n" + await());
            }
        }
        if (!printed(err).contains(words)) {
            throw new AssertionError("it does not say: " + words + "\n" + printed(err));
        }
    }

    /** SIGINT, as Ctrl-C sends it. */
    public void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String printed(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

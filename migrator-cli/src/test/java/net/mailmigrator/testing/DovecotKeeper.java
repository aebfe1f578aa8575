package net.mailmigrator.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a Dovecot and removes its folder when this process dies, however it does: a shell waits for the end of a pipe from
 * here. It finds the process group in a file, for a Dovecot that is started again has another.
 */
final class DovecotKeeper implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            read -r nothing
            kill -KILL "-$(cat "$1/group")"
            for attempt in 1 2 3 4 5 6 7 8 9; do rm -rf "$1" && break; done
            """;

    private final Path home;
    private final Process shell;

    DovecotKeeper(Path home) throws IOException {
        this.home = home;
        this.shell = new ProcessBuilder("sh", "-c", SCRIPT, "dovecot", home.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts a program in a process group of its own. What it prints goes to a file. */
    Process launch(Path out, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("setsid"));
        all.addAll(List.of(command));
        Process started = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .start();
        Files.writeString(home.resolve("group"), String.valueOf(started.pid()));
        return started;
    }

    /** Watches no more. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}

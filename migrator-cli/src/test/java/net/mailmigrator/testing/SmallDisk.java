package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A small file system of its own at a folder (tmpfs, Linux; root or sudo is needed). {@link #close()} takes it away. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    /** Mounts it; what the folder holds is hidden meanwhile. */
    public SmallDisk(Path folder, int kibibytes) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("mount", "-t", "tmpfs", "-o", "mode=0777,size=" + kibibytes + "k", "tmpfs", folder.toString());
    }

    /** More room. */
    public void grow(int kibibytes) {
        run("mount", "-o", "remount,size=" + kibibytes + "k", folder.toString());
    }

    private static void run(String... command) {
        List<String> privileged = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            privileged.addAll(List.of("sudo", "-n"));
        }
        privileged.addAll(Arrays.asList(command));
        try {
            Process process =
                    new ProcessBuilder(privileged).redirectErrorStream(true).start();
            String words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }
}

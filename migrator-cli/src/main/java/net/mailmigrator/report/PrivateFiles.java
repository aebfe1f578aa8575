package net.mailmigrator.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold other people's addresses: folders 0700 and files 0600 where the file system knows such modes. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** What stands in a file; an unpaired surrogate, which UTF-8 cannot carry, becomes {@code ?}. */
    interface Content {
        /** Writes it; a report of forty thousand accounts would not go into memory as one text. */
        void writeTo(Writer text) throws IOException;
    }

    private interface Octets {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes a folder and its missing parents; one that is there keeps its mode. */
    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, mode(folder, "rwx------"));
    }

    /** Takes away a file that could not be replaced; where that fails too, the failure knows it. */
    public static void drop(Path file, IOException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException remains) {
            failure.addSuppressed(remains);
        }
    }

    /** Writes aside, forces to disk and moves into place: it is there whole, or as it was before. */
    public static void write(Path file, byte[] bytes) throws IOException {
        replace(file, out -> out.write(bytes));
    }

    /** Like {@link #write(Path, byte[])}. Libraries wrap what a full disk says; it is unwrapped. */
    static void write(Path file, Content content) throws IOException {
        replace(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            try {
                content.writeTo(text);
            } catch (RuntimeException wrapped) {
                throw unwrapped(wrapped);
            }
            text.flush();
        });
    }

    private static void replace(Path file, Octets octets) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(parent, "." + file.getFileName(), ".tmp", mode(file, "rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                octets.writeTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static IOException unwrapped(RuntimeException wrapped) {
        for (Throwable cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException failure) {
                return failure;
            }
        }
        throw wrapped;
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}

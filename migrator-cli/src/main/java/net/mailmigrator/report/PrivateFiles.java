package net.mailmigrator.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold other people's addresses: folders 0700 and files 0600 where the file system knows such modes. */
public final class PrivateFiles {

    private PrivateFiles() {}

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
        Path parent = file.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(parent, "." + file.getFileName(), ".tmp", mode(file, "rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}

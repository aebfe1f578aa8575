package net.mailmigrator.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files that only their owner can read, where the file system knows owners. */
final class PrivateFolders {
    private PrivateFolders() {}

    /** Makes a folder that is not there yet; its parents are made as usual. */
    static void make(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(folder, permissions(parent == null ? folder : parent, "rwx------"));
    }

    /** Makes an empty file that is not there yet. */
    static void makeFile(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createFile(file, permissions(parent == null ? file : parent, "rw-------"));
    }

    /** Writes a file into a folder and takes it away again: a folder may be there and yet not be fit for anything. */
    static void tryWriting(Path folder) throws IOException {
        Path trial = Files.createTempFile(folder, ".trial", ".tmp", permissions(folder, "rw-------"));
        try {
            Files.write(trial, new byte[] {1});
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    private static FileAttribute<?>[] permissions(Path existing, String permissions) {
        // Of the file system, not of the file store: in a chroot the latter is not to be had.
        return existing.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

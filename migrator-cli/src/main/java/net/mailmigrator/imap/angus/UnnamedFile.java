package net.mailmigrator.imap.angus;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that only this user can read and that has no name any more, so that it goes with the process however that ends.
 * One thread adds; reading by place may be done by several.
 */
final class UnnamedFile {
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private final @Nullable Path stillNamed;
    private long length;

    private UnnamedFile(FileChannel file, @Nullable Path stillNamed) {
        this.file = file;
        this.stillNamed = stillNamed;
    }

    /** An empty file in the folder. createTempFile makes it 0600 on POSIX systems. */
    static UnnamedFile create(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "migrator-", ".spool");
        FileChannel file = FileChannel.open(path, READ, WRITE);
        try {
            Files.delete(path);
            return new UnnamedFile(file, null);
        } catch (IOException heldByTheSystem) {
            return new UnnamedFile(file, path);
        }
    }

    /** Adds octets at the end. */
    void add(Slice piece) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(piece.buffer(), piece.start(), piece.length());
        while (octets.hasRemaining()) {
            length += file.write(octets, length);
        }
    }

    /** How many octets it has; for the thread that adds. */
    long length() {
        return length;
    }

    /** Writes octets from a place on elsewhere. */
    void writeTo(OutputStream out, long from, long octets) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, octets));
        for (long at = 0; at < octets; at += chunk.position()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), octets - at));
            if (file.read(chunk, from + at) < 1) {
                throw new IOException("the spool file ends early");
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }

    /** Frees its room. */
    void close() {
        try {
            file.close();
            if (stillNamed != null) {
                Files.deleteIfExists(stillNamed);
            }
        } catch (IOException nothingToBeDone) {
            // the octets were handed over; a file without a name goes with the process
        }
    }
}

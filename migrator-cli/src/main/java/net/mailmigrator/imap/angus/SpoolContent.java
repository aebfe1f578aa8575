package net.mailmigrator.imap.angus;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageContent;
import org.jspecify.annotations.Nullable;

/** A large message's octets in a file that only this user can read and that has no name any more. */
final class SpoolContent implements MessageContent {
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private final @Nullable Path stillNamed;
    private final DigestingSink digesting = new DigestingSink();
    private @Nullable Digests digests;

    private SpoolContent(FileChannel file, @Nullable Path stillNamed) {
        this.file = file;
        this.stillNamed = stillNamed;
    }

    /** An empty file in the folder. createTempFile makes it 0600 on POSIX systems. */
    static SpoolContent create(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "migrator-", ".spool");
        FileChannel file = FileChannel.open(path, READ, WRITE);
        try {
            Files.delete(path);
            return new SpoolContent(file, null);
        } catch (IOException heldByTheSystem) {
            return new SpoolContent(file, path);
        }
    }

    /** Adds octets at the end. */
    void add(Slice piece) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(piece.buffer(), piece.start(), piece.length());
        while (octets.hasRemaining()) {
            file.write(octets);
        }
        digesting.write(piece.buffer(), piece.start(), piece.length());
    }

    /** No more octets come. */
    SpoolContent complete() {
        digests = digesting.digests();
        return this;
    }

    @Override
    public Digests digests() {
        if (digests == null) {
            throw new IllegalStateException("the message is not complete");
        }
        return digests;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long at = 0; at < digests().octets(); at += chunk.position()) {
            chunk.clear();
            if (file.read(chunk, at) < 1) {
                throw new IOException("the spool file ends early");
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }

    @Override
    public void close() {
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

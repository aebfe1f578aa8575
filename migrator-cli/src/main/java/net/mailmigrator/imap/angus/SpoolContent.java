package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageContent;
import org.jspecify.annotations.Nullable;

/** A large message's octets in a file that only this user can read and that has no name any more. */
final class SpoolContent implements MessageContent {
    private final UnnamedFile file;
    private final DigestingSink digesting = new DigestingSink();
    private @Nullable Digests digests;

    private SpoolContent(UnnamedFile file) {
        this.file = file;
    }

    /** An empty one. */
    static SpoolContent create(Path folder) throws IOException {
        return new SpoolContent(UnnamedFile.create(folder));
    }

    /** Adds octets at the end. */
    void add(Slice piece) throws IOException {
        file.add(piece);
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
        file.writeTo(out, 0, digests().octets());
    }

    @Override
    public void close() {
        file.close();
    }
}

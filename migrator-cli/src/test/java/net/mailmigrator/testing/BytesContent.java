package net.mailmigrator.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageContent;

/** Octets in memory; knows whether it was closed. */
public final class BytesContent implements MessageContent {
    private final byte[] octets;
    private final Runnable onClose;
    private boolean closed;

    private BytesContent(byte[] octets, Runnable onClose) {
        this.octets = octets.clone();
        this.onClose = onClose;
    }

    /** A content of these octets. */
    public static BytesContent of(byte[] octets) {
        return new BytesContent(octets, () -> {});
    }

    /** A content of these octets that tells when it is closed. */
    public static BytesContent of(byte[] octets, Runnable onClose) {
        return new BytesContent(octets, onClose);
    }

    /** A content of text in ISO 8859-1, one octet per char. */
    public static BytesContent of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The digests of these octets. */
    public static Digests digestsOf(byte[] octets) {
        DigestingSink sink = new DigestingSink();
        sink.write(octets, 0, octets.length);
        return sink.digests();
    }

    /** A copy of the octets. */
    public byte[] octets() {
        return octets.clone();
    }

    /** Whether {@link #close()} was called. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Digests digests() {
        return digestsOf(octets);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (closed) {
            throw new IOException("the content is closed");
        }
        out.write(octets);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }
}

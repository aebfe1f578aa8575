package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.io.OutputStream;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageContent;
import org.jspecify.annotations.Nullable;

/** A message's octets in the buffer they were received in. */
final class BufferContent implements MessageContent {
    private final Digests digests;
    private @Nullable Slice octets;

    BufferContent(Slice octets) {
        DigestingSink sink = new DigestingSink();
        sink.write(octets.buffer(), octets.start(), octets.length());
        this.digests = sink.digests();
        this.octets = octets;
    }

    @Override
    public Digests digests() {
        return digests;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (octets == null) {
            throw new IOException("the message's content is closed");
        }
        out.write(octets.buffer(), octets.start(), octets.length());
    }

    @Override
    public void close() {
        octets = null;
    }
}

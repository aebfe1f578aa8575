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
    private final Runnable afterClose;
    private @Nullable Slice octets;

    /** @param afterClose runs once, when the buffer is not needed any more */
    BufferContent(Slice octets, Runnable afterClose) {
        DigestingSink sink = new DigestingSink();
        sink.write(octets.buffer(), octets.start(), octets.length());
        this.digests = sink.digests();
        this.octets = octets;
        this.afterClose = afterClose;
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
        if (octets != null) {
            octets = null;
            afterClose.run();
        }
    }
}

package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageContent;
import org.jspecify.annotations.Nullable;

/**
 * Small messages of one fetch for which there was no room in memory, one after the other in one file. The file goes when
 * the fetch has ended and the last of them is closed. One thread adds; the messages may be used and closed by others.
 */
final class Overflow {
    private final Path folder;
    private final AtomicInteger users = new AtomicInteger(1);
    private @Nullable UnnamedFile file;

    Overflow(Path folder) {
        this.folder = folder;
    }

    /** Takes a message. */
    MessageContent add(Slice octets) throws IOException {
        UnnamedFile open = file;
        if (open == null) {
            open = UnnamedFile.create(folder);
            file = open;
        }
        long from = open.length();
        open.add(octets);
        DigestingSink digesting = new DigestingSink();
        digesting.write(octets.buffer(), octets.start(), octets.length());
        users.incrementAndGet();
        return new Content(open, from, digesting.digests());
    }

    /** The fetch has ended: nothing is added any more. */
    void end() {
        release(file);
    }

    private void release(@Nullable UnnamedFile open) {
        if (users.decrementAndGet() == 0 && open != null) {
            open.close();
        }
    }

    private final class Content implements MessageContent {
        private final UnnamedFile open;
        private final long from;
        private final Digests digests;
        private final AtomicBoolean closed = new AtomicBoolean();

        Content(UnnamedFile open, long from, Digests digests) {
            this.open = open;
            this.from = from;
            this.digests = digests;
        }

        @Override
        public Digests digests() {
            return digests;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            if (closed.get()) {
                throw new IOException("the message's content is closed");
            }
            open.writeTo(out, from, digests.octets());
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                release(open);
            }
        }
    }
}

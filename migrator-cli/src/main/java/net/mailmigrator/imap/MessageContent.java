package net.mailmigrator.imap;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A message's octets, held once: in the buffer they were received in, or in a spool file that is already unlinked.
 * Whoever gets it closes it, which frees the memory or the file. One thread at a time.
 */
public interface MessageContent extends AutoCloseable {
    /** Length and digests of all octets. */
    Digests digests();

    /** Writes all octets; can be called again. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close();
}

package net.mailmigrator.verify;

import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** The sessions of one verification; that on the source is opened only when it is needed. One thread. */
final class VerifySessions implements AutoCloseable {
    private final VerifyJob job;
    private final MailboxReader target;
    private @Nullable MailboxReader source;

    /** Opens the target. */
    VerifySessions(VerifyJob job) throws MailException {
        this.job = job;
        this.target = job.target().open();
    }

    MailboxReader target() {
        return target;
    }

    /** Whether the source may be read. */
    boolean hasSource() {
        return job.source() != null;
    }

    /** Null where the source is not to be read. */
    @Nullable
    MailboxReader source() throws MailException {
        if (source == null && job.source() != null) {
            source = job.source().open();
        }
        return source;
    }

    @Override
    public void close() {
        target.close();
        if (source != null) {
            source.close();
        }
    }
}

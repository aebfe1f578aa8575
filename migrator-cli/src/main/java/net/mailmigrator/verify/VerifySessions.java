package net.mailmigrator.verify;

import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** The sessions with which one folder is looked at; that on the source is opened only when it is needed. One thread. */
final class VerifySessions implements AutoCloseable {
    private final SessionPool pool;
    private final MailboxReader target;
    private @Nullable MailboxReader source;
    private boolean broken;

    VerifySessions(SessionPool pool, MailboxReader target) {
        this.pool = pool;
        this.target = target;
    }

    MailboxReader target() {
        return target;
    }

    /** Whether the source may be read. */
    boolean hasSource() {
        return pool.hasSource();
    }

    /** The source; only where it may be read. */
    MailboxReader source() throws MailException {
        if (source == null) {
            source = pool.openSource();
        }
        return source;
    }

    /** Whether somebody wants it to end. */
    boolean stopRequested() {
        return pool.stopRequested();
    }

    /** The session on the target cannot be used again. */
    void broken() {
        broken = true;
    }

    @Override
    public void close() {
        if (source != null) {
            pool.closeSource(source);
            source = null;
        }
        if (broken) {
            target.close();
        } else {
            pool.giveBack(target);
        }
    }
}

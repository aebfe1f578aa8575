package net.mailmigrator.copy;

import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** The account's two connections; opened anew after one of them was lost. */
final class Sessions implements AutoCloseable {
    private final CopyJob job;
    private @Nullable MailboxReader reader;
    private @Nullable MailboxWriter writer;

    Sessions(CopyJob job) {
        this.job = job;
    }

    MailboxReader reader() throws MailException {
        MailboxReader open = reader;
        if (open == null) {
            open = job.source().open();
            reader = open;
        }
        return open;
    }

    MailboxWriter writer() throws MailException {
        MailboxWriter open = writer;
        if (open == null) {
            open = job.target().open();
            writer = open;
        }
        return open;
    }

    /** Closes both, so that the next use connects anew. */
    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}

package net.mailmigrator.copy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * The account's connections: one to the source, one to the target, and further ones to the target as far as there is room
 * for them. Opened anew after one of them was lost. One thread; {@link #another} and {@link #drop} may be called by one
 * thread for each number.
 */
final class Sessions implements AutoCloseable {
    /** For so many messages that an account has to send another connection to the target pays (EXACTNESS §10). */
    private static final int MESSAGES_EACH = 200;

    private final CopyJob job;
    private final long worthwhile;
    private final Map<Integer, MailboxWriter> writers = new ConcurrentHashMap<>();
    private @Nullable MailboxReader reader;

    Sessions(CopyJob job) {
        this.job = job;
        this.worthwhile = job.toSend() / MESSAGES_EACH;
    }

    /** How many connections to the target pay for what the account had to send when the pass began; may be 0. */
    long worthwhile() {
        return worthwhile;
    }

    MailboxReader reader() throws MailException {
        MailboxReader open = reader;
        if (open == null) {
            open = job.source().open();
            reader = open;
        }
        return open;
    }

    /** The account's own connection to the target: number 0. */
    MailboxWriter writer() throws MailException {
        MailboxWriter open = writers.get(0);
        if (open == null) {
            open = job.target().open();
            writers.put(0, open);
        }
        return open;
    }

    /** A further connection to the target; empty where there is no room for it now. */
    Optional<MailboxWriter> another(int number) throws MailException {
        MailboxWriter open = writers.get(number);
        if (open != null) {
            return Optional.of(open);
        }
        Optional<MailboxWriter> opened = job.target().openAnother();
        opened.ifPresent(writer -> writers.put(number, writer));
        return opened;
    }

    /** Closes one connection to the target. */
    void drop(int number) {
        MailboxWriter open = writers.remove(number);
        if (open != null) {
            open.close();
        }
    }

    /** Closes all, so that the next use connects anew. */
    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        writers.keySet().forEach(this::drop);
    }
}

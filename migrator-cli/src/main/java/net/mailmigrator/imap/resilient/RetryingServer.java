package net.mailmigrator.imap.resilient;

import io.github.resilience4j.retry.Retry;
import java.util.Optional;
import java.util.SortedSet;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.MailException;

/**
 * Tries again to connect, and gives out readers that try again to read. A writer is only opened again, never asked
 * again: a lost append is reconciled, not repeated (I5). Thread-safe.
 */
public final class RetryingServer implements WritableServer {
    private final WritableServer delegate;
    private final Retry retry;

    /** Wraps a server. */
    public RetryingServer(WritableServer delegate, Retry retry) {
        this.delegate = delegate;
        this.retry = retry;
    }

    @Override
    public SortedSet<AppliedWorkaround> workarounds() {
        return delegate.workarounds();
    }

    @Override
    public MailboxReader openReader(Credentials credentials) throws MailException {
        return new RetryingReader(() -> delegate.openReader(credentials), retry);
    }

    @Override
    public Optional<MailboxWriter> openAnotherWriter(Credentials credentials) throws MailException {
        return delegate.openAnotherWriter(credentials);
    }

    @Override
    public MailboxWriter openWriter(Credentials credentials) throws MailException {
        return Retries.call(retry, () -> delegate.openWriter(credentials));
    }
}

package net.mailmigrator.imap.resilient;

import java.util.Optional;
import java.util.SortedSet;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** A server that only single accounts name: that it cannot be reached concerns them, not the run. Thread-safe. */
public final class OtherServer implements WritableServer {
    private final WritableServer delegate;

    /** Wraps a server. */
    public OtherServer(WritableServer delegate) {
        this.delegate = delegate;
    }

    @Override
    public SortedSet<AppliedWorkaround> workarounds() {
        return delegate.workarounds();
    }

    @Override
    public MailboxReader openReader(Credentials credentials) throws MailException {
        try {
            return delegate.openReader(credentials);
        } catch (MailException failure) {
            throw narrowed(failure);
        }
    }

    @Override
    public Optional<MailboxWriter> openAnotherWriter(Credentials credentials) throws MailException {
        return delegate.openAnotherWriter(credentials);
    }

    @Override
    public MailboxWriter openWriter(Credentials credentials) throws MailException {
        try {
            return delegate.openWriter(credentials);
        } catch (MailException failure) {
            throw narrowed(failure);
        }
    }

    private static MailException narrowed(MailException failure) {
        return failure.scope() == FailureScope.RUN ? failure.withScope(FailureScope.ACCOUNT) : failure;
    }
}

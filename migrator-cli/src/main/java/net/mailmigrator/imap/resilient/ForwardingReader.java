package net.mailmigrator.imap.resilient;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.MailException;

/** A reader that hands everything on as fast as it may, and runs something once when it is closed. */
class ForwardingReader implements MailboxReader {
    private final MailboxReader delegate;
    private final Throttle throttle;
    private final Runnable afterClose;
    private boolean closed;

    ForwardingReader(MailboxReader delegate, Throttle throttle, Runnable afterClose) {
        this.delegate = delegate;
        this.throttle = throttle;
        this.afterClose = afterClose;
    }

    @Override
    public ServerInfo server() {
        return delegate.server();
    }

    @Override
    public Workarounds workarounds() {
        return delegate.workarounds();
    }

    @Override
    public List<Namespace> namespaces() throws MailException {
        return delegate.namespaces();
    }

    @Override
    public List<ListedMailbox> list() throws MailException {
        return delegate.list();
    }

    @Override
    public AccountListing listWithStatus() throws MailException {
        return delegate.listWithStatus();
    }

    @Override
    public MailboxStatus status(MailboxName mailbox) throws MailException {
        return delegate.status(mailbox);
    }

    @Override
    public Optional<StorageQuota> quota() throws MailException {
        return delegate.quota();
    }

    @Override
    public OpenedMailbox examine(MailboxName mailbox) throws MailException {
        return delegate.examine(mailbox);
    }

    @Override
    public void listMessages(long first, long last, Consumer<MessageMetadata> sink) throws MailException {
        delegate.listMessages(first, last, sink);
    }

    @Override
    public void fetch(UidSet uids, FetchSink sink) throws MailException {
        delegate.fetch(uids, new ThrottledSink(sink, throttle));
    }

    @Override
    public void fetchHeaders(UidSet uids, FetchSink sink) throws MailException {
        delegate.fetchHeaders(uids, sink);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            delegate.close();
        } finally {
            afterClose.run();
        }
    }
}

package net.mailmigrator.imap.resilient;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.ChangedMailbox;
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

/**
 * A reader that hands everything on when and as fast as it may, asks again where the server wants that later, and runs
 * something once when it is closed.
 */
class ForwardingReader implements MailboxReader {
    private final MailboxReader delegate;
    private final Gate gate;
    private final Throttle throttle;
    private final Runnable afterClose;
    private boolean closed;

    ForwardingReader(MailboxReader delegate, Gate gate, Throttle throttle, Runnable afterClose) {
        this.delegate = delegate;
        this.gate = gate;
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
        return gate.ask(Operation.LIST, delegate::namespaces);
    }

    @Override
    public List<ListedMailbox> list() throws MailException {
        return gate.ask(Operation.LIST, delegate::list);
    }

    @Override
    public AccountListing listWithStatus() throws MailException {
        return gate.ask(Operation.LIST, delegate::listWithStatus);
    }

    @Override
    public AccountListing listWithStatus(Predicate<MailboxName> wanted) throws MailException {
        return gate.ask(Operation.LIST, () -> delegate.listWithStatus(wanted));
    }

    @Override
    public MailboxStatus status(MailboxName mailbox) throws MailException {
        return gate.ask(Operation.STATUS, () -> delegate.status(mailbox));
    }

    @Override
    public Optional<StorageQuota> quota() throws MailException {
        return gate.ask(Operation.QUOTA, delegate::quota);
    }

    @Override
    public OpenedMailbox examine(MailboxName mailbox) throws MailException {
        return gate.ask(Operation.OPEN, () -> delegate.examine(mailbox));
    }

    @Override
    public ChangedMailbox examine(MailboxName mailbox, MailboxStatus since, long from) throws MailException {
        return gate.ask(Operation.OPEN, () -> delegate.examine(mailbox, since, from));
    }

    @Override
    public void listMessages(long first, long last, Consumer<MessageMetadata> sink) throws MailException {
        ListingProgress progress = new ListingProgress(first, sink);
        gate.run(Operation.LIST_MESSAGES, () -> progress.list(delegate, last));
    }

    @Override
    public void fetch(UidSet uids, FetchSink sink) throws MailException {
        fetch(uids, new ThrottledSink(sink, throttle, gate), MailboxReader::fetch);
    }

    @Override
    public void fetchHeaders(UidSet uids, FetchSink sink) throws MailException {
        fetch(uids, sink, MailboxReader::fetchHeaders);
    }

    private void fetch(UidSet uids, FetchSink sink, FetchProgress.Fetch fetch) throws MailException {
        FetchProgress progress = new FetchProgress(uids, sink);
        gate.run(Operation.FETCH, () -> progress.fetch(delegate, fetch));
        progress.rethrow();
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

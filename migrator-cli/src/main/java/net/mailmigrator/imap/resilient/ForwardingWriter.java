package net.mailmigrator.imap.resilient;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;

/** A writer that hands everything on, and runs something once when it is closed. */
final class ForwardingWriter extends ForwardingReader implements MailboxWriter {
    private final MailboxWriter delegate;
    private final Throttle throttle;

    ForwardingWriter(MailboxWriter delegate, Throttle throttle, Runnable afterClose) {
        super(delegate, throttle, afterClose);
        this.delegate = delegate;
        this.throttle = throttle;
    }

    @Override
    public void create(MailboxName mailbox) throws MailException {
        delegate.create(mailbox);
    }

    @Override
    public void subscribe(MailboxName mailbox) throws MailException {
        delegate.subscribe(mailbox);
    }

    @Override
    public OpenedMailbox select(MailboxName mailbox) throws MailException {
        return delegate.select(mailbox);
    }

    @Override
    public int appendLimit() {
        return delegate.appendLimit();
    }

    @Override
    public OptionalLong largestMessage(MailboxName mailbox) throws MailException {
        return delegate.largestMessage(mailbox);
    }

    @Override
    public AppendResult append(MailboxName mailbox, List<OutgoingMessage> messages, CommitGate gate)
            throws MailException {
        throttle.pass(
                messages.size(),
                messages.stream()
                        .mapToLong(message -> message.content().digests().octets())
                        .sum());
        return delegate.append(mailbox, messages, gate);
    }

    @Override
    public void current(UidSet uids, Consumer<CurrentMessage> sink) throws MailException {
        delegate.current(uids, sink);
    }

    @Override
    public StoreResult store(UidSet uids, FlagChange change, long unchangedSince) throws MailException {
        return delegate.store(uids, change, unchangedSince);
    }

    @Override
    public boolean canExpunge() {
        return delegate.canExpunge();
    }

    @Override
    public void expunge(UidSet uids) throws MailException {
        delegate.expunge(uids);
    }
}

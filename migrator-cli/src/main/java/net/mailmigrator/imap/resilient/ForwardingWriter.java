package net.mailmigrator.imap.resilient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.FlagStoring;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreSink;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;

/** A writer that does the same; only an APPEND is not asked again here. */
final class ForwardingWriter extends ForwardingReader implements MailboxWriter {
    private final MailboxWriter delegate;
    private final Gate gate;
    private final Throttle throttle;

    ForwardingWriter(MailboxWriter delegate, Gate gate, Throttle throttle, Runnable afterClose) {
        super(delegate, gate, throttle, afterClose);
        this.delegate = delegate;
        this.gate = gate;
        this.throttle = throttle;
    }

    @Override
    public void create(MailboxName mailbox) throws MailException {
        gate.run(Operation.CREATE, () -> delegate.create(mailbox));
    }

    @Override
    public void subscribe(MailboxName mailbox) throws MailException {
        gate.run(Operation.SUBSCRIBE, () -> delegate.subscribe(mailbox));
    }

    @Override
    public OpenedMailbox select(MailboxName mailbox) throws MailException {
        return gate.ask(Operation.OPEN, () -> delegate.select(mailbox));
    }

    @Override
    public int appendLimit() {
        return delegate.appendLimit();
    }

    @Override
    public OptionalLong largestMessage(MailboxName mailbox) throws MailException {
        return gate.ask(Operation.STATUS, () -> delegate.largestMessage(mailbox));
    }

    @Override
    public AppendResult append(MailboxName mailbox, List<OutgoingMessage> messages, CommitGate commit)
            throws MailException {
        gate.await(Operation.APPEND);
        throttle.pass(
                messages.size(),
                messages.stream()
                        .mapToLong(message -> message.content().digests().octets())
                        .sum());
        AppendResult result = sent(mailbox, messages, commit);
        if (!(result instanceof AppendResult.Refused refused)) {
            gate.worked(Operation.APPEND);
            return result;
        }
        ServerAnswer answer = ServerAnswer.to(Request.APPEND, refused.answer());
        if (!answer.retryable()) {
            return result;
        }
        gate.failed(Operation.APPEND, answer.failure("append to " + mailbox.decoded()));
        return new AppendResult.Later(refused.answer());
    }

    /** Never repeated here: only the caller can tell what a lost one has left (I5). */
    private AppendResult sent(MailboxName mailbox, List<OutgoingMessage> messages, CommitGate commit)
            throws MailException {
        try {
            return delegate.append(mailbox, messages, commit);
        } catch (MailException failure) {
            throw gate.failed(Operation.APPEND, failure);
        }
    }

    @Override
    public void current(UidSet uids, Consumer<CurrentMessage> sink) throws MailException {
        gate.run(Operation.FETCH_FLAGS, () -> {
            List<CurrentMessage> all = new ArrayList<>(); // handed over once, however often it is asked for
            delegate.current(uids, all::add);
            all.forEach(sink);
        });
    }

    @Override
    public StoreResult store(UidSet uids, FlagChange change, long unchangedSince) throws MailException {
        return gate.ask(Operation.STORE, () -> {
            StoreResult result = delegate.store(uids, change, unchangedSince);
            Optional<MailException> later = StoredLater.meantBy(result);
            if (later.isPresent()) {
                throw later.get();
            }
            return result;
        });
    }

    @Override
    public void store(List<FlagStoring> requests, UidSet look, StoreSink sink) throws MailException {
        gate.run(Operation.STORE, () -> {
            StoredLater answers = new StoredLater(sink);
            delegate.store(requests, look, answers);
            answers.rethrow();
        });
    }

    @Override
    public boolean canExpunge() {
        return delegate.canExpunge();
    }

    @Override
    public void expunge(UidSet uids) throws MailException {
        gate.run(Operation.EXPUNGE, () -> delegate.expunge(uids));
    }
}

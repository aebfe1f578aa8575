package net.mailmigrator.imap.resilient;

import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.model.MailException;

/** Hands messages on as fast as a throttle lets them pass; each is a sign that fetching works. */
record ThrottledSink(FetchSink receiver, Throttle throttle, Gate gate) implements FetchSink {
    @Override
    public void message(FetchedMessage message) throws MailException {
        gate.worked(Operation.FETCH);
        throttle.pass(1, message.metadata().size());
        receiver.message(message);
    }

    @Override
    public void unreadable(long uid, String answer) throws MailException {
        receiver.unreadable(uid, answer);
    }

    @Override
    public void absent(long uid) throws MailException {
        receiver.absent(uid);
    }
}

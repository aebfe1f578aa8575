package net.mailmigrator.imap.resilient;

import java.util.function.Consumer;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** How far a listing came, so that it can go on from there on a new connection. */
final class ListingProgress implements Consumer<MessageMetadata> {
    private final Consumer<MessageMetadata> receiver;
    private long next;
    private boolean ascending = true;

    ListingProgress(long first, Consumer<MessageMetadata> receiver) {
        this.receiver = receiver;
        this.next = first;
    }

    /** Lists what is left. */
    void list(MailboxReader session, long last) throws MailException {
        checkResumable();
        if (next <= last) { // else only the tagged OK was lost
            session.listMessages(next, last, this);
        }
    }

    /** A listing out of order cannot be continued: it is not known what is missing. */
    private void checkResumable() throws MailException {
        if (!ascending) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    false,
                    "list messages again after a failure",
                    "the server had not listed them in the order of their UIDs; run the same command again");
        }
    }

    @Override
    public void accept(MessageMetadata message) {
        if (message.uid() < next) {
            ascending = false;
        }
        next = Math.max(next, message.uid() + 1);
        receiver.accept(message);
    }
}

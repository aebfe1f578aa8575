package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** Messages fetched together; closing it frees their texts. It takes no more of them once nobody wants them. */
final class FetchedChunk implements FetchSink, AutoCloseable {
    private final BooleanSupplier unwanted;
    private final List<FetchedMessage> all = new ArrayList<>();
    private final List<FetchedMessage> usable = new ArrayList<>();
    private final List<MessageRow> unusable = new ArrayList<>();

    /** @param unwanted asked before each message is taken */
    FetchedChunk(BooleanSupplier unwanted) {
        this.unwanted = unwanted;
    }

    @Override
    public void message(FetchedMessage message) throws MailException {
        all.add(message);
        if (unwanted.getAsBoolean()) {
            throw MailException.stopped(FailureScope.MAILBOX, "fetch messages", "they are not wanted any more");
        }
        if (message.content().digests().octets() == 0) {
            unusable.add(row(message.metadata().uid(), MessageState.UNREADABLE, "the source handed out no octets"));
        } else {
            usable.add(message);
        }
    }

    @Override
    public void unreadable(long uid, String answer) {
        unusable.add(row(uid, MessageState.UNREADABLE, answer));
    }

    @Override
    public void absent(long uid) {
        unusable.add(row(uid, MessageState.VANISHED, "expunged at the source during the pass"));
    }

    /** What can be sent, ascending. */
    List<FetchedMessage> usable() {
        return usable;
    }

    /** Rows of what cannot. */
    List<MessageRow> unusable() {
        return unusable;
    }

    @Override
    public void close() {
        all.forEach(message -> message.content().close());
    }

    private static MessageRow row(long uid, MessageState state, String answer) {
        return new MessageRow(uid, 0, null, null, MessageFlags.NONE, null, null, state, answer);
    }
}

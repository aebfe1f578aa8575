package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * Sends what is to be sent of one mailbox, piece by piece. A message at which a server hangs up again and again is given
 * up when the target has been reconciled after the loss, and the others go on.
 */
final class Sending {
    /** With more of them it is not the messages. */
    private static final int MOST_GIVEN_UP = 5;

    private final Route route;
    private final CopyServices services;
    private final MessageTrials trials;
    private final BatchSender sender;
    private final Runnable beforeEach;

    /** @param beforeEach runs before each piece */
    Sending(Route route, CopyServices services, MessageTrials trials, BatchSender sender, Runnable beforeEach) {
        this.route = route;
        this.services = services;
        this.trials = trials;
        this.sender = sender;
        this.beforeEach = beforeEach;
    }

    /**
     * Sends; false where a stop request ended it early.
     *
     * @param messages ascending, after the target was reconciled
     */
    boolean run(List<MessageMetadata> messages) throws MailException {
        giveUp(messages);
        for (UidSet chunk : trials.chunks(messages)) {
            if (services.stop().requested()) {
                return false;
            }
            beforeEach.run();
            send(chunk);
        }
        return true;
    }

    private void send(UidSet chunk) throws MailException {
        try {
            long arrived = sender.send(chunk);
            services.progress().copied(route.target().login(), arrived, sender.sentOctets());
        } catch (MailException failure) {
            if (failure.connectionLost() && !failure.asksForQuiet()) {
                trials.lost(sender.inFlight(), sender.wasAppending(), failure.answer());
            }
            throw failure;
        }
    }

    private void giveUp(List<MessageMetadata> messages) throws MailException {
        Map<Long, MessageTrials.Loss> losses = trials.hopeless();
        List<MessageRow> rows = new ArrayList<>();
        for (MessageMetadata message : messages) {
            MessageTrials.Loss loss = losses.get(message.uid());
            if (loss != null) {
                rows.add(row(message, loss));
                trials.gaveUp(message.uid());
            }
        }
        route.note(rows);
        if (trials.numberGivenUp() > MOST_GIVEN_UP) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    true,
                    "copy the messages of " + route.source().name().decoded() + " of "
                            + route.target().login(),
                    "the connection was lost each time at " + trials.numberGivenUp()
                            + " different messages, the last time with the words: "
                            + losses.values().iterator().next().words());
        }
    }

    private static MessageRow row(MessageMetadata message, MessageTrials.Loss loss) {
        return new MessageRow(
                message.uid(),
                message.size(),
                null,
                message.internalDate(),
                message.flags(),
                null,
                null,
                loss.appending() ? MessageState.REFUSED : MessageState.UNREADABLE,
                "nothing, and closed the connection each time it was " + (loss.appending() ? "sent" : "fetched") + " ("
                        + MailException.withoutFullStop(loss.words()) + ")");
    }
}

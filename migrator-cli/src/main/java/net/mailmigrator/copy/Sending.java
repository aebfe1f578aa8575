package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.mailmigrator.imap.MailboxWriter;
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
    private final RefusedMessages refusals;
    private final Sessions sessions;
    private final AtomicLong octets = new AtomicLong();

    Sending(Route route, CopyServices services, MessageTrials trials, RefusedMessages refusals, Sessions sessions) {
        this.route = route;
        this.services = services;
        this.trials = trials;
        this.refusals = refusals;
        this.sessions = sessions;
    }

    /**
     * Sends; false where a stop request ended it early.
     *
     * <p>A reader fetches piece after piece. Each connection to the target takes the next one that is ready and uploads
     * it; before the octets that make it take effect, it waits for its turn. So while the target makes one piece durable
     * and the journal notes it, the next ones are on their way, and all arrive in the source's order.
     *
     * @param messages ascending, after the target was reconciled
     * @param beforeFirst runs before anything is sent
     */
    boolean run(List<MessageMetadata> messages, Runnable beforeFirst) throws MailException {
        giveUp(messages);
        List<UidSet> pieces = trials.chunks(messages);
        if (pieces.isEmpty() || services.stop().requested()) {
            return pieces.isEmpty();
        }
        beforeFirst.run();
        Turns turns = new Turns();
        Lanes lanes = new Lanes(sessions, route.target(), pieces.size());
        try (Reading reading = Reading.start(sessions.reader(), pieces)) {
            lanes.run(writer -> carry(reading, turns, writer));
        }
        conclude(turns);
        return turns.done() == pieces.size();
    }

    /** Octets that arrived. */
    long octets() {
        return octets.get();
    }

    /** Takes pieces and sends them on one connection, until there are none or one has failed. */
    private boolean carry(Reading reading, Turns turns, MailboxWriter writer) {
        BatchSender sender = new BatchSender(writer, services, route, refusals);
        while (turns.failed() == null && !services.stop().requested()) {
            Piece next = reading.next();
            if (next == null) {
                break;
            }
            try (Piece piece = next) {
                long arrived = sender.send(piece, () -> turns.await(piece.number()));
                services.progress().copied(route.target().login(), arrived, sender.octets());
                throwIfTooMany();
                turns.done(piece.number());
            } catch (Throwable failure) {
                turns.failed(new Turns.Failed(next.number(), failure, sender.inFlight(), sender.wasAppending()));
                return false;
            } finally {
                octets.addAndGet(sender.octets());
            }
        }
        return true;
    }

    private void conclude(Turns turns) throws MailException {
        Turns.Failed failed = turns.failed();
        if (failed == null) {
            return;
        }
        if (failed.why() instanceof MailException failure && failure.connectionLost() && !failure.asksForQuiet()) {
            trials.lost(failed.inFlight(), failed.appending(), failure.answer());
        }
        Failures.rethrow(failed.why());
    }

    private void giveUp(List<MessageMetadata> messages) throws MailException {
        Map<Long, MessageTrials.Loss> losses = trials.unreadable();
        List<MessageRow> rows = new ArrayList<>();
        for (MessageMetadata message : messages) {
            MessageTrials.Loss loss = losses.get(message.uid());
            if (loss != null) {
                rows.add(unreadable(message, loss));
                trials.gaveUp(message.uid(), loss);
            }
        }
        route.note(rows);
        throwIfTooMany();
    }

    private void throwIfTooMany() throws MailException {
        if (trials.numberGivenUp() > MOST_GIVEN_UP) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    true,
                    "copy the messages of " + route.source().name().decoded() + " of "
                            + route.target().login(),
                    "the connection was lost each time at " + trials.numberGivenUp()
                            + " different messages, the last time with the words: " + trials.lastWords());
        }
    }

    private static MessageRow unreadable(MessageMetadata message, MessageTrials.Loss loss) {
        return new MessageRow(
                message.uid(),
                message.size(),
                null,
                message.internalDate(),
                message.flags(),
                null,
                null,
                MessageState.UNREADABLE,
                loss.answer());
    }
}

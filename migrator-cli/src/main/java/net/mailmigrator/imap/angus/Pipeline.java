package net.mailmigrator.imap.angus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Commands without literals that are written one after the other before the first answer is read, so that all of them
 * cost one round trip (RFC 9051 §5.5). No more are on the way than fit into the buffers of the sockets. Used once.
 */
final class Pipeline {
    private static final int MOST_COMMANDS = 64;
    private static final int MOST_MESSAGES = 1000;

    private final Dialogue dialogue;
    private final String attempted;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<String, Waiting> onTheWay = new HashMap<>();
    private int messages;

    /** Takes a tagged answer: OK, NO or BAD. */
    @FunctionalInterface
    interface Answered {
        void by(RawResponse tagged) throws ProtocolException;
    }

    private record Waiting(String command, int messages, Answered answered) {}

    /** @param attempted what is tried, on what, for the text of a loss */
    Pipeline(Dialogue dialogue, String attempted) {
        this.dialogue = dialogue;
        this.attempted = attempted;
    }

    /**
     * Adds a command.
     *
     * @param messages for about how many messages untagged answers will come
     */
    void add(String command, int messages, Answered answered) {
        waiting.addLast(new Waiting(command, messages, answered));
    }

    /** Sends all and reads until the last one is answered. */
    void run(Dialogue.Untagged untagged) throws MailException {
        try {
            while (!waiting.isEmpty() || !onTheWay.isEmpty()) {
                refill();
                RawResponse response = dialogue.next(attempted);
                if (response.isTagged()) {
                    take(response);
                } else if (response.isUnTagged()) {
                    untagged.accept(response);
                }
            }
        } catch (ProtocolException e) {
            throw dialogue.lost(attempted, e);
        } catch (RuntimeException receiverFailed) {
            // answers are still on the way: nobody may take them for those of the next command
            dialogue.disconnect();
            throw receiverFailed;
        }
    }

    private void refill() throws MailException {
        boolean sent = false;
        while (!waiting.isEmpty() && hasRoomFor(waiting.getFirst())) {
            Waiting next = waiting.removeFirst();
            onTheWay.put(dialogue.send(attempted, next.command()), next);
            messages += next.messages();
            sent = true;
        }
        if (sent) {
            dialogue.flush(attempted);
        }
    }

    private boolean hasRoomFor(Waiting next) {
        return onTheWay.isEmpty() || (onTheWay.size() < MOST_COMMANDS && messages + next.messages() <= MOST_MESSAGES);
    }

    private void take(RawResponse response) throws ProtocolException {
        Waiting answered = onTheWay.remove(response.getTag());
        if (answered == null) {
            throw new ProtocolException("an answer to a command that was not sent");
        }
        messages -= answered.messages();
        answered.answered().by(response);
    }
}

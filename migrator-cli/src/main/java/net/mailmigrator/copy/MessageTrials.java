package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;

/**
 * What one command has found out about single messages of a source mailbox, over all its attempts: which had their answer
 * already, and at which the connection was lost. Messages that were under way when it was lost go in smaller pieces from
 * then on, until the one that makes a server hang up stands alone. One thread at a time, but {@link #remedy} and
 * {@link #tried} may be called by several while no loss is noted.
 */
final class MessageTrials {
    /** Losses of a message that was alone under way: the first may be chance. */
    private static final int MOST_LOSSES = 2;

    /** A chunk that was lost goes in pieces of so many, and a piece of so many message by message. */
    private static final int FEW = 10;

    /** So many losses in a mailbox are no longer about single messages. */
    private static final int MOST_IN_ALL = 40;

    private final UidSet earlier;
    private final Set<Long> answered = new HashSet<>();
    private final Map<Long, Integer> largestPiece = new HashMap<>();
    private final Map<Long, Loss> losses = new HashMap<>();
    private final Map<Long, Integer> remediesTried = new ConcurrentHashMap<>();
    private int lossesInAll;
    private int givenUp;
    private String lastWords = "";
    private boolean worthAnotherAttempt;

    /**
     * A message that was alone under way when a connection was lost.
     *
     * @param appending whether it was on its way to the target, and not from the source
     */
    record Loss(int times, boolean appending, String words) {
        /** What is noted as the server's answer. */
        String answer() {
            return "nothing, and closed the connection each time it was " + (appending ? "sent" : "fetched") + " ("
                    + MailException.withoutFullStop(words) + ")";
        }
    }

    /** @param earlier what earlier commands could not bring: they come after all others, alone, once in each command */
    MessageTrials(UidSet earlier) {
        this.earlier = earlier;
    }

    /** The message had its answer in this command. */
    void answered(long uid) {
        answered.add(uid);
    }

    /** A connection was lost while these were under way. */
    void lost(UidSet inFlight, boolean appending, String words) {
        if (inFlight.size() == 1) {
            long uid = inFlight.stream().findFirst().orElseThrow();
            Loss before = losses.get(uid);
            losses.put(uid, new Loss(before == null ? 1 : before.times() + 1, appending, words));
            largestPiece.put(uid, 1);
        } else {
            int piece = inFlight.size() > FEW ? FEW : 1;
            inFlight.stream().forEach(uid -> largestPiece.merge(uid, piece, Math::min));
        }
        worthAnotherAttempt = !inFlight.isEmpty() && ++lossesInAll <= MOST_IN_ALL;
    }

    /** Whether the last loss, asked for once, has told more than was known: then another attempt gets further. */
    boolean takeWorthAnotherAttempt() {
        boolean worth = worthAnotherAttempt;
        worthAnotherAttempt = false;
        return worth;
    }

    /** A message was given up because of losses. */
    void gaveUp(long uid, Loss loss) {
        answered.add(uid);
        givenUp++;
        lastWords = loss.words();
    }

    /** With which words the connection was lost at the last message that was given up. */
    String lastWords() {
        return lastWords;
    }

    /** How many were given up in this command. */
    int numberGivenUp() {
        return givenUp;
    }

    /** Messages at which the source hangs up and which are to be given up, by UID. */
    Map<Long, Loss> unreadable() {
        Map<Long, Loss> all = new HashMap<>();
        losses.forEach((uid, loss) -> {
            if (!answered.contains(uid) && !loss.appending() && isEnough(uid, loss)) {
                all.put(uid, loss);
            }
        });
        return all;
    }

    /**
     * Which remedy, from 0, is the next for a message at which the target hangs up; empty: it is to be sent as it is.
     */
    OptionalInt remedy(long uid) {
        Loss loss = losses.get(uid);
        return loss == null || !loss.appending() || !isEnough(uid, loss)
                ? OptionalInt.empty()
                : OptionalInt.of(remediesTried.getOrDefault(uid, 0));
    }

    /** A remedy is about to be tried; none is tried twice. */
    void tried(long uid, int remedy) {
        remediesTried.put(uid, remedy + 1);
    }

    /** What is known of the last loss at a message. */
    Loss loss(long uid) {
        return Objects.requireNonNull(losses.get(uid));
    }

    private boolean isEnough(long uid, Loss loss) {
        return loss.times() >= (earlier.contains(uid) ? 1 : MOST_LOSSES);
    }

    /** The pieces in which messages are to be fetched and sent, in this order; without those that had their answer. */
    List<UidSet> chunks(List<MessageMetadata> messages) {
        List<UidSet> chunks = new ArrayList<>(Chunks.of(
                messages.stream()
                        .filter(message -> !earlier.contains(message.uid()) && !answered.contains(message.uid()))
                        .toList(),
                uid -> largestPiece.getOrDefault(uid, Chunks.MAX_MESSAGES)));
        messages.stream()
                .filter(message -> earlier.contains(message.uid()) && !answered.contains(message.uid()))
                .forEach(message -> chunks.add(UidSet.of(message.uid())));
        return chunks;
    }
}

package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.journal.BatchMember;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages of one source mailbox to its target in batches ({@link JournaledAppend}). A batch that is refused is cut in
 * halves until the message that is meant stands alone; words that mean the mailbox or the account stop at once. One
 * connection, one thread.
 */
final class BatchSender {
    private final MailboxWriter writer;
    private final CopyServices services;
    private final Route route;
    private final OpenTarget target;
    private final JournaledAppend appends;
    private final RefusedMessages refusals;
    private @Nullable OptionalLong largest;
    private CommitGate turn = () -> {};
    private UidSet inFlight = UidSet.empty();
    private boolean appending;
    private long octets;

    BatchSender(MailboxWriter writer, CopyServices services, Route route, RefusedMessages refusals) {
        this.writer = writer;
        this.services = services;
        this.route = route;
        this.target = route.target();
        this.appends = new JournaledAppend(writer, services, route);
        this.refusals = refusals;
    }

    /**
     * Sends one piece; returns how many messages arrived.
     *
     * @param itsTurn waits until all earlier pieces are done. It is asked before anything takes effect or is journaled, so
     *     that several senders may upload at once
     */
    long send(Piece piece, CommitGate itsTurn) throws MailException {
        octets = 0;
        appending = false;
        inFlight = piece.uids();
        Failures.rethrow(piece.failure());
        appending = true;
        List<SendableMessage> tooBig = new ArrayList<>();
        List<SendableMessage> messages = sendable(piece.fetched(), tooBig);
        turn = once(() -> {
            itsTurn.beforeCommit();
            route.note(piece.fetched().unusable());
            for (SendableMessage message : tooBig) {
                refusals.tooBig(message, largestMessage().orElseThrow());
            }
        });
        long arrived = 0;
        int limit = writer.appendLimit();
        for (int from = 0; from < messages.size(); from += limit) {
            arrived += append(messages.subList(from, Math.min(from + limit, messages.size())));
        }
        turn.beforeCommit();
        inFlight = UidSet.empty();
        return arrived;
    }

    private static CommitGate once(CommitGate gate) {
        boolean[] passed = {false};
        return () -> {
            if (!passed[0]) {
                gate.beforeCommit();
                passed[0] = true;
            }
        };
    }

    /** What was on its way when a call of {@link #send} was broken off. */
    UidSet inFlight() {
        return inFlight;
    }

    /** Whether it was on its way to the target, and not from the source. */
    boolean wasAppending() {
        return appending;
    }

    /** Octets that arrived with the last piece, as far as it went. */
    long octets() {
        return octets;
    }

    /** Without those that are larger than the target says it takes: they need not be sent to be refused. */
    private List<SendableMessage> sendable(FetchedChunk fetched, List<SendableMessage> tooBig) throws MailException {
        OptionalLong limit = largestMessage();
        List<SendableMessage> messages = new ArrayList<>();
        List<SendableMessage> usable = fetched.usable().stream()
                .map(message -> SendableMessage.of(message, now()))
                .toList();
        for (SendableMessage prepared : route.seen().restored(usable)) {
            SendableMessage message = taken(prepared);
            if (limit.isPresent() && message.octets() > limit.getAsLong()) {
                tooBig.add(message);
            } else {
                messages.add(message);
            }
        }
        return messages;
    }

    private SendableMessage taken(SendableMessage message) throws MailException {
        boolean withoutDeleted = message.flags().system().contains(SystemFlag.DELETED)
                && writer.workarounds()
                        .apply(Workaround.DELETED_LEFT_OFF, writer.server().offers(ServerInfo.GMAIL));
        return withoutDeleted ? message.withoutDeleted() : message;
    }

    private OptionalLong largestMessage() throws MailException {
        OptionalLong known = largest;
        if (known == null) {
            known = writer.largestMessage(target.name());
            largest = known;
        }
        return known;
    }

    private long append(List<SendableMessage> prepared) throws MailException {
        OptionalInt remedy = prepared.size() == 1 ? refusals.remedyAfterLosses(prepared.get(0)) : OptionalInt.empty();
        if (remedy.isPresent()) {
            return afterLosses(prepared.get(0), remedy.getAsInt());
        }
        List<SendableMessage> messages =
                prepared.stream().map(refusals::withoutRefusedKeywords).toList();
        Optional<String> answer = attempt(messages);
        if (answer.isEmpty()) {
            return messages.size();
        }
        refusals.throwIfWider(answer.get());
        if (messages.size() > 1) {
            int half = messages.size() / 2;
            return append(messages.subList(0, half)) + append(messages.subList(half, messages.size()));
        }
        return refused(messages.get(0), answer.get());
    }

    /** A message at which the target has hung up: each further loss of the connection leads to the next remedy. */
    private long afterLosses(SendableMessage message, int first) throws MailException {
        List<SendableMessage> remedies = refusals.remediesAfterLosses(message, now());
        for (int number = first; number < remedies.size(); number++) {
            SendableMessage remedy = remedies.get(number);
            if (fits(remedy)) {
                refusals.trying(remedy, number);
                Optional<String> answer = attempt(List.of(remedy));
                if (answer.isEmpty()) {
                    refusals.worked(remedy);
                    return 1;
                }
                refusals.throwIfWider(answer.get());
                refusals.alsoRefused(remedy, answer.get());
            }
        }
        turn.beforeCommit();
        refusals.giveUpAfterLosses(message);
        return 0;
    }

    /** A message that the target does not take as it is. */
    private long refused(SendableMessage message, String answer) throws MailException {
        refusals.begin(message, answer);
        for (SendableMessage remedy : refusals.remedies(message, answer, now())) {
            if (fits(remedy)) {
                Optional<String> again = attempt(List.of(remedy));
                if (again.isEmpty()) {
                    refusals.worked(remedy);
                    return 1;
                }
                refusals.throwIfWider(again.get());
                refusals.alsoRefused(remedy, again.get());
            }
        }
        refusals.giveUp(message);
        return 0;
    }

    private boolean fits(SendableMessage message) throws MailException {
        OptionalLong limit = largestMessage();
        return limit.isEmpty() || message.octets() <= limit.getAsLong();
    }

    /** Sends messages; empty where they arrived, else the target's words. */
    private Optional<String> attempt(List<SendableMessage> messages) throws MailException {
        inFlight = UidSet.of(messages.stream().mapToLong(SendableMessage::uid).toArray());
        List<BatchMember> members =
                messages.stream().map(SendableMessage::member).toList();
        Optional<String> refusal = appends.send(messages, members, turn);
        if (refusal.isEmpty()) {
            octets += members.stream()
                    .mapToLong(member -> member.digests().octets())
                    .sum();
            refusals.arrived();
        }
        return refusal;
    }

    private long now() {
        return services.clock().instant().getEpochSecond();
    }
}

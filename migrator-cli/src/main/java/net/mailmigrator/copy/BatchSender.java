package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.AppendResult.Appended;
import net.mailmigrator.imap.AppendResult.Refused;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.BatchMember;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages of one source mailbox to its target in batches. The row of a batch is committed before the octets
 * that make its APPEND take effect, the rows of its messages after the answer (I5). A batch that is refused is cut in
 * halves until the message that is meant stands alone; words that mean the mailbox or the account stop at once. One
 * connection, one thread.
 */
final class BatchSender {
    private final MailboxWriter writer;
    private final AccountJournal journal;
    private final CopyServices services;
    private final Route route;
    private final SourceMailbox source;
    private final OpenTarget target;
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
        this.journal = route.journal();
        this.source = route.source();
        this.target = route.target();
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

    /** Sends messages, again where the target wants that later; empty where they arrived, else the target's words. */
    private Optional<String> attempt(List<SendableMessage> messages) throws MailException {
        inFlight = UidSet.of(messages.stream().mapToLong(SendableMessage::uid).toArray());
        List<BatchMember> members =
                messages.stream().map(SendableMessage::member).toList();
        while (true) {
            long[] batch = {0};
            AppendResult result = writer.append(
                    target.name(),
                    messages.stream().map(SendableMessage::outgoing).toList(),
                    () -> {
                        turn.beforeCommit();
                        batch[0] = intend(members);
                    });
            turn.beforeCommit(); // it may have been refused before the gate
            if (result instanceof Appended appended) {
                confirm(batch[0], members, appended);
                return Optional.empty();
            }
            if (batch[0] != 0) {
                journal.settle(
                        batch[0], State.REFUSED, List.of(), 0, services.clock().instant());
            }
            if (result instanceof Refused refused) {
                return Optional.of(refused.answer());
            }
        }
    }

    private long intend(List<BatchMember> members) {
        return journal.intend(
                source.id(),
                target.id(),
                target.uidValidity(),
                target.uidNext(),
                members,
                services.clock().instant());
    }

    private void confirm(long batch, List<BatchMember> members, Appended appended) throws MailException {
        requireSameMailbox(appended);
        boolean named = appended.uids().size() == members.size()
                && appended.uids().stream().allMatch(uid -> uid >= target.row().floor());
        boolean flagsFollow = writer.workarounds().uses(Workaround.FLAGS_STORED);
        List<MessageRow> rows = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Long uid = named ? appended.uids().get(i) : null;
            Proof proof = uid == null ? Proof.MATCH : Proof.APPENDUID;
            MessageRow row = members.get(i).row(uid, proof, MessageState.APPENDED, null);
            rows.add(flagsFollow ? row.withFlagBase(MessageFlags.NONE) : row);
        }
        if (named) {
            appended.uids().forEach(target::appended);
        }
        journal.settle(
                batch,
                State.CONFIRMED,
                rows,
                named ? target.uidNext() : 0,
                services.clock().instant());
        route.probe().offer(rows);
        octets +=
                members.stream().mapToLong(member -> member.digests().octets()).sum();
        refusals.arrived();
    }

    private void requireSameMailbox(Appended appended) throws MailException {
        if (appended.uidValidity() != null) {
            var mismatch = OpenTarget.mismatch(target.login(), target.uidValidity(), appended.uidValidity());
            if (mismatch.isPresent()) {
                throw MailException.stopped(FailureScope.MAILBOX, "append to " + target.place(), mismatch.get());
            }
        }
    }

    private long now() {
        return services.clock().instant().getEpochSecond();
    }
}

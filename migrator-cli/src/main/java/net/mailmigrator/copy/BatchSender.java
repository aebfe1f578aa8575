package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.AppendResult.Appended;
import net.mailmigrator.imap.AppendResult.Refused;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.UidSet;
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
 * halves until the message that is meant stands alone; words that mean the mailbox or the account stop at once.
 */
final class BatchSender {
    /** So many refusals in a row with the same words mean the mailbox, whatever the words are. */
    private static final int MAX_EQUAL_REFUSALS = 5;

    private final Sessions sessions;
    private final AccountJournal journal;
    private final CopyServices services;
    private final SourceMailbox source;
    private final OpenTarget target;
    private long octets;
    private long sentOctets;
    private int equalRefusals;
    private String lastRefusal = "";

    BatchSender(
            Sessions sessions, AccountJournal journal, CopyServices services, SourceMailbox source, OpenTarget target) {
        this.sessions = sessions;
        this.journal = journal;
        this.services = services;
        this.source = source;
        this.target = target;
    }

    /** Fetches and sends one chunk; returns how many messages arrived. */
    long send(UidSet chunk) throws MailException {
        long before = octets;
        long arrived = 0;
        try (FetchedChunk fetched = new FetchedChunk()) {
            sessions.reader().fetch(chunk, fetched);
            journal.record(source.id(), fetched.unusable());
            int limit = sessions.writer().appendLimit();
            List<FetchedMessage> messages = fetched.usable();
            for (int from = 0; from < messages.size(); from += limit) {
                arrived += append(messages.subList(from, Math.min(from + limit, messages.size())));
            }
        }
        sentOctets = octets - before;
        return arrived;
    }

    /** Octets that arrived with the last chunk. */
    long sentOctets() {
        return sentOctets;
    }

    /** Octets that arrived so far. */
    long totalOctets() {
        return octets;
    }

    private long append(List<FetchedMessage> messages) throws MailException {
        List<BatchMember> members = messages.stream().map(BatchSender::member).toList();
        long[] batch = {0};
        AppendResult result = sessions.writer()
                .append(
                        target.name(),
                        messages.stream().map(BatchSender::outgoing).toList(),
                        () -> batch[0] = journal.intend(
                                source.id(),
                                target.id(),
                                target.uidValidity(),
                                target.uidNext(),
                                members,
                                services.clock().instant()));
        if (result instanceof Appended appended) {
            confirm(batch[0], members, appended);
            return members.size();
        }
        String answer = ((Refused) result).answer();
        if (batch[0] != 0) {
            journal.settle(
                    batch[0], State.REFUSED, List.of(), 0, services.clock().instant());
        }
        return refused(messages, answer);
    }

    private void confirm(long batch, List<BatchMember> members, Appended appended) throws MailException {
        requireSameMailbox(appended);
        boolean named = appended.uids().size() == members.size()
                && appended.uids().stream().allMatch(uid -> uid >= target.row().floor());
        List<MessageRow> rows = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            rows.add(row(members.get(i), named ? appended.uids().get(i) : null));
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
        octets +=
                members.stream().mapToLong(member -> member.digests().octets()).sum();
        equalRefusals = 0;
    }

    private void requireSameMailbox(Appended appended) throws MailException {
        if (appended.uidValidity() != null) {
            var mismatch = OpenTarget.mismatch(target.login(), target.uidValidity(), appended.uidValidity());
            if (mismatch.isPresent()) {
                throw MailException.stopped(FailureScope.MAILBOX, attempted(), mismatch.get());
            }
        }
    }

    private long refused(List<FetchedMessage> messages, String answer) throws MailException {
        ServerAnswer understood = ServerAnswer.to(Request.APPEND, answer);
        if (understood.scope() != FailureScope.MESSAGE) {
            throw understood.failure(attempted());
        }
        if (messages.size() > 1) {
            int half = messages.size() / 2;
            return append(messages.subList(0, half)) + append(messages.subList(half, messages.size()));
        }
        BatchMember member = member(messages.get(0));
        journal.record(source.id(), List.of(refusedRow(member, answer)));
        equalRefusals = answer.equals(lastRefusal) ? equalRefusals + 1 : 1;
        lastRefusal = answer;
        if (equalRefusals > MAX_EQUAL_REFUSALS) {
            throw MailException.refused(
                    FailureScope.MAILBOX, true, attempted(), answer + " (to every message in a row)");
        }
        return 0;
    }

    private String attempted() {
        return "append to " + target.place();
    }

    private static OutgoingMessage outgoing(FetchedMessage message) {
        return new OutgoingMessage(message.content(), message.metadata().flags().sendable(), date(message));
    }

    private static BatchMember member(FetchedMessage message) {
        return new BatchMember(
                message.metadata().uid(),
                message.metadata().size(),
                message.content().digests(),
                date(message),
                message.metadata().flags().sendable());
    }

    private static InternalDate date(FetchedMessage message) {
        return java.util.Objects.requireNonNull(message.metadata().internalDate());
    }

    private static MessageRow row(BatchMember member, @Nullable Long targetUid) {
        return new MessageRow(
                member.sourceUid(),
                member.sizeAsListed(),
                member.digests(),
                member.internalDate(),
                member.flags(),
                targetUid,
                targetUid == null ? Proof.MATCH : Proof.APPENDUID,
                MessageState.APPENDED,
                null);
    }

    private static MessageRow refusedRow(BatchMember member, String answer) {
        return new MessageRow(
                member.sourceUid(),
                member.sizeAsListed(),
                member.digests(),
                member.internalDate(),
                member.flags(),
                null,
                null,
                MessageState.REFUSED,
                answer);
    }
}

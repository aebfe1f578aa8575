package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.AppendResult.Appended;
import net.mailmigrator.imap.AppendResult.Refused;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
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

/**
 * One APPEND with its rows in the journal: that of the batch is committed before the octets that make it take effect, those
 * of its messages after the answer (I5). One connection, one thread.
 */
final class JournaledAppend {
    private final MailboxWriter writer;
    private final AccountJournal journal;
    private final CopyServices services;
    private final SourceMailbox source;
    private final OpenTarget target;
    private final TargetProbe probe;

    JournaledAppend(MailboxWriter writer, CopyServices services, Route route) {
        this.writer = writer;
        this.journal = route.journal();
        this.services = services;
        this.source = route.source();
        this.target = route.target();
        this.probe = route.probe();
    }

    /**
     * Sends messages, again where the target wants that later; empty where they arrived, else the target's words.
     *
     * @param members the messages as the journal keeps them, in the same order
     * @param turn is asked before anything takes effect or is journaled
     */
    Optional<String> send(List<SendableMessage> messages, List<BatchMember> members, CommitGate turn)
            throws MailException {
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
        probe.offer(rows);
    }

    private void requireSameMailbox(Appended appended) throws MailException {
        if (appended.uidValidity() != null) {
            var mismatch = OpenTarget.mismatch(target.login(), target.uidValidity(), appended.uidValidity());
            if (mismatch.isPresent()) {
                throw MailException.stopped(FailureScope.MAILBOX, "append to " + target.place(), mismatch.get());
            }
        }
    }
}

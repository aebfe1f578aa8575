package net.mailmigrator.testing;

import static net.mailmigrator.testing.FaultPoint.Step;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.FlagStoring;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreSink;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** A writing session on an {@link InMemoryServer}. */
final class InMemoryWriter extends InMemoryReader implements MailboxWriter {
    private boolean selectedForWriting;

    InMemoryWriter(InMemoryServer server, InMemoryAccount account) {
        super(server, account);
    }

    @Override
    public void create(MailboxName mailbox) throws MailException {
        step(Step.BEFORE_CREATE, mailbox);
        if (account.find(mailbox) == null && !account.mayCreate(mailbox)) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    false,
                    "create " + mailbox,
                    "[CANNOT] Client tried to access nonexistent namespace.");
        }
        account.make(mailbox);
        step(Step.AFTER_CREATE, mailbox);
    }

    @Override
    public void subscribe(MailboxName mailbox) throws MailException {
        step(Step.BEFORE_SUBSCRIBE, mailbox);
        account.subscribe(mailbox);
        step(Step.AFTER_SUBSCRIBE, mailbox);
    }

    @Override
    public OpenedMailbox select(MailboxName mailbox) throws MailException {
        selectedForWriting = false;
        OpenedMailbox opened = open(mailbox);
        selectedForWriting = true;
        return opened;
    }

    @Override
    public OpenedMailbox examine(MailboxName mailbox) throws MailException {
        selectedForWriting = false;
        return open(mailbox);
    }

    @Override
    public int appendLimit() {
        return server.appendLimit();
    }

    @Override
    public OptionalLong largestMessage(MailboxName mailbox) {
        return server.largestMessage();
    }

    @Override
    public AppendResult append(MailboxName mailbox, List<OutgoingMessage> messages, CommitGate gate)
            throws MailException {
        if (messages.isEmpty() || messages.size() > appendLimit()) {
            throw new IllegalArgumentException("1 to " + appendLimit() + " messages, not " + messages.size());
        }
        InMemoryMailbox box = account.find(mailbox);
        if (box == null || !box.selectable()) {
            return new AppendResult.Refused("[TRYCREATE] Mailbox doesn't exist: " + mailbox);
        }
        List<LongFunction<StoredMessage>> received = receive(messages);
        step(Step.BEFORE_GATE, mailbox);
        pass(gate, mailbox);
        step(Step.AFTER_GATE, mailbox);
        return commit(box, messages, received);
    }

    @Override
    public void current(UidSet uids, Consumer<CurrentMessage> sink) throws MailException {
        InMemoryMailbox box = selected();
        step(Step.BEFORE_CURRENT, box.name());
        box.current(uids, server.hasModSeq()).forEach(sink);
    }

    @Override
    public StoreResult store(UidSet uids, FlagChange change, long unchangedSince) throws MailException {
        InMemoryMailbox box = selected();
        step(Step.BEFORE_FLAGS, box.name());
        String words = server.flagRefusal(change);
        if (words != null) {
            return new StoreResult.Refused(words);
        }
        UidSet modified = box.change(uids, change, server.hasModSeq() ? unchangedSince : 0);
        step(Step.AFTER_FLAGS, box.name());
        return new StoreResult.Stored(modified);
    }

    @Override
    public void store(List<FlagStoring> requests, UidSet look, StoreSink sink) throws MailException {
        for (int number = 0; number < requests.size(); number++) {
            FlagStoring request = requests.get(number);
            sink.stored(number, store(request.uids(), request.change(), request.unchangedSince()));
        }
        if (!look.isEmpty()) {
            current(look, sink::current);
        }
    }

    @Override
    public boolean canExpunge() {
        return server.hasUidPlus();
    }

    @Override
    public void expunge(UidSet uids) throws MailException {
        if (!canExpunge()) {
            throw new IllegalStateException("no UIDPLUS");
        }
        InMemoryMailbox box = selected();
        step(Step.BEFORE_EXPUNGE, box.name());
        box.expungeDeleted(uids);
        step(Step.AFTER_EXPUNGE, box.name());
    }

    private InMemoryMailbox selected() {
        if (!selectedForWriting) {
            throw new IllegalStateException("no mailbox is open for writing");
        }
        return current();
    }

    private void pass(CommitGate gate, MailboxName mailbox) throws MailException {
        try {
            gate.beforeCommit();
        } catch (MailException | RuntimeException | Error refused) {
            lose("append to " + mailbox);
            throw refused;
        }
    }

    private AppendResult commit(
            InMemoryMailbox box, List<OutgoingMessage> messages, List<LongFunction<StoredMessage>> received)
            throws MailException {
        if (messages.stream().anyMatch(server::hangsUpAt)) {
            throw lose("append to " + box.name());
        }
        for (OutgoingMessage message : messages) {
            if (message.content().digests().octets() > server.largestMessage().orElse(Long.MAX_VALUE)) {
                return new AppendResult.Refused("[TOOBIG] The message is too large.");
            }
            String words = server.refusal(message);
            if (words != null) {
                return new AppendResult.Refused(words);
            }
        }
        if (server.hold(() -> box.store(received))) {
            throw lose("append to " + box.name());
        }
        List<Long> uids = box.store(received);
        server.countAppend();
        step(Step.AFTER_STORE, box.name());
        return server.hasAppendUid()
                ? new AppendResult.Appended(box.status().uidValidity(), uids)
                : new AppendResult.Appended(null, List.of());
    }

    private List<LongFunction<StoredMessage>> receive(List<OutgoingMessage> messages) {
        List<LongFunction<StoredMessage>> received = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            byte[] octets = octets(message);
            received.add(uid -> new StoredMessage(
                    uid,
                    server.rewritten(octets),
                    server.losesAppendedFlags()
                            ? MessageFlags.NONE
                            : message.flags().sendable(),
                    message.internalDate()));
        }
        return received;
    }

    private static byte[] octets(OutgoingMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.content().writeTo(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (out.size() == 0) {
            throw new IllegalArgumentException("a message without octets cannot be appended");
        }
        return out.toByteArray();
    }
}

package net.mailmigrator.testing;

import static net.mailmigrator.testing.FaultPoint.Step;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.ChangedMailbox;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** A reading session on an {@link InMemoryServer}. After a fault with connectionLost() it answers nothing any more. */
class InMemoryReader implements MailboxReader {
    final InMemoryServer server;
    final InMemoryAccount account;
    private @Nullable InMemoryMailbox opened;
    private boolean gone;

    InMemoryReader(InMemoryServer server, InMemoryAccount account) {
        this.server = server;
        this.account = account;
    }

    @Override
    public ServerInfo server() {
        return server.info();
    }

    @Override
    public Workarounds workarounds() {
        return server.needed;
    }

    @Override
    public List<Namespace> namespaces() throws MailException {
        step(Step.BEFORE_LIST, MailboxName.INBOX);
        return List.of(new Namespace(Namespace.Kind.PERSONAL, server.prefix, server.separator));
    }

    @Override
    public List<ListedMailbox> list() throws MailException {
        step(Step.BEFORE_LIST, MailboxName.INBOX);
        return account.list();
    }

    @Override
    public AccountListing listWithStatus() throws MailException {
        return listWithStatus(name -> true);
    }

    @Override
    public AccountListing listWithStatus(Predicate<MailboxName> wanted) throws MailException {
        List<ListedMailbox> mailboxes = list();
        Map<MailboxName, MailboxStatus> status = new HashMap<>();
        Map<MailboxName, String> refused = new HashMap<>();
        for (ListedMailbox mailbox : mailboxes) {
            if (mailbox.selectable() && wanted.test(mailbox.name())) {
                try {
                    status.put(mailbox.name(), status(mailbox.name()));
                } catch (MailException refusal) {
                    if (refusal.connectionLost()) {
                        throw refusal;
                    }
                    refused.put(mailbox.name(), refusal.answer());
                }
            }
        }
        return new AccountListing(mailboxes, status, refused);
    }

    @Override
    public MailboxStatus status(MailboxName mailbox) throws MailException {
        step(Step.BEFORE_STATUS, mailbox);
        return server.shown(existing("look at", mailbox).status());
    }

    @Override
    public Optional<StorageQuota> quota() throws MailException {
        step(Step.BEFORE_QUOTA, MailboxName.INBOX);
        return Optional.ofNullable(account.quota());
    }

    @Override
    public OpenedMailbox examine(MailboxName mailbox) throws MailException {
        return open(mailbox);
    }

    @Override
    public ChangedMailbox examine(MailboxName mailbox, MailboxStatus since, long from) throws MailException {
        OpenedMailbox now = examine(mailbox);
        InMemoryMailbox box = current();
        boolean tells = server.hasModSeq()
                && since.highestModSeq() > 0
                && since.highestModSeq() <= now.status().highestModSeq()
                && since.uidValidity().equals(now.status().uidValidity());
        if (!tells) {
            return ChangedMailbox.unknown(now);
        }
        step(Step.BEFORE_LIST_MESSAGES, mailbox);
        return new ChangedMailbox(now, Optional.of(box.changedSince(since.highestModSeq(), from, server::listed)));
    }

    OpenedMailbox open(MailboxName mailbox) throws MailException {
        step(Step.BEFORE_OPEN, mailbox);
        opened = null;
        InMemoryMailbox box = existing("open", mailbox);
        OpenedMailbox result =
                new OpenedMailbox(server.shown(box.status()), box.opened().permanentFlags());
        opened = box;
        step(Step.AFTER_OPEN, mailbox);
        return result;
    }

    @Override
    public void listMessages(long first, long last, Consumer<MessageMetadata> sink) throws MailException {
        InMemoryMailbox box = current();
        step(Step.BEFORE_LIST_MESSAGES, box.name());
        for (StoredMessage message : box.snapshot().values()) {
            if (message.uid() >= first && message.uid() <= last) {
                sink.accept(server.listed(message));
                step(Step.AFTER_LISTED_MESSAGE, box.name());
            }
        }
    }

    @Override
    public void fetch(UidSet uids, FetchSink sink) throws MailException {
        hand(uids, sink, UnaryOperator.identity());
    }

    @Override
    public void fetchHeaders(UidSet uids, FetchSink sink) throws MailException {
        hand(uids, sink, InMemoryReader::header);
    }

    private void hand(UidSet uids, FetchSink sink, UnaryOperator<byte[]> part) throws MailException {
        InMemoryMailbox box = current();
        step(Step.BEFORE_FETCH, box.name());
        for (long uid : uids.stream().toArray()) {
            if (box.hangsUpAt(uid)) {
                throw lose("fetch from " + box.name());
            }
            StoredMessage message = box.message(uid);
            if (message == null) {
                sink.absent(uid);
            } else if (box.isUnreadable(uid)) {
                sink.unreadable(uid, "[SERVERBUG] Internal error occurred.");
            } else {
                sink.message(new FetchedMessage(server.listed(message), server.handOut(part.apply(message.octets()))));
            }
            step(Step.AFTER_FETCHED_MESSAGE, box.name());
        }
    }

    /** All up to and including the empty line; the whole where there is none. */
    private static byte[] header(byte[] octets) {
        if (octets.length >= 2 && octets[0] == '\r' && octets[1] == '\n') {
            return Arrays.copyOf(octets, 2);
        }
        for (int i = 0; i + 1 < octets.length; i++) {
            if (octets[i] == '\n' && octets[i + 1] == '\n') {
                return Arrays.copyOf(octets, i + 2);
            }
            if (octets[i] == '\n' && octets[i + 1] == '\r' && i + 2 < octets.length && octets[i + 2] == '\n') {
                return Arrays.copyOf(octets, i + 3);
            }
        }
        return octets.clone();
    }

    @Override
    public void close() {
        gone = true;
    }

    void step(Step step, MailboxName mailbox) throws MailException {
        if (gone) {
            throw MailException.lost("use a session that is gone", "the connection is closed", null);
        }
        try {
            server.faults().at(step, mailbox);
        } catch (MailException fault) {
            gone = fault.connectionLost();
            throw fault;
        }
    }

    /** Ends the session. */
    MailException lose(String attempted) {
        gone = true;
        return MailException.lost(attempted, "the connection was closed", null);
    }

    InMemoryMailbox existing(String verb, MailboxName name) throws MailException {
        InMemoryMailbox box = account.find(name);
        if (box == null || !box.selectable()) {
            throw MailException.refused(
                    FailureScope.MAILBOX, false, verb + " " + name, "[NONEXISTENT] Mailbox doesn't exist: " + name);
        }
        return box;
    }

    InMemoryMailbox current() {
        if (opened == null) {
            throw new IllegalStateException("no mailbox is open");
        }
        return opened;
    }
}

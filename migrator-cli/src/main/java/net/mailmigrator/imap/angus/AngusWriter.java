package net.mailmigrator.imap.angus;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.ChangedMailbox;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.FlagStoring;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreSink;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** A session on the target: all that a reader can, and the writes. One thread. */
final class AngusWriter implements MailboxWriter {
    private static final int MESSAGES_PER_COMMAND = 100;

    private final AngusReader reader;
    private final Dialogue dialogue;
    private final Where where;
    private final Appender appender;
    private @Nullable SelectedMessages selected;
    private final Creation creation;

    AngusWriter(AngusReader.Session session) {
        this.reader = new AngusReader(session);
        this.dialogue = session.dialogue();
        this.where = session.where();
        this.appender = new Appender(dialogue, where);
        this.creation = new Creation(dialogue, where, session.workarounds());
    }

    @Override
    public void create(MailboxName mailbox) throws MailException {
        creation.create(mailbox);
    }

    @Override
    public void subscribe(MailboxName mailbox) throws MailException {
        dialogue.require(
                where.attempted("subscribe to", mailbox),
                FailureScope.MAILBOX,
                Command.of("SUBSCRIBE ").mailbox(mailbox),
                Dialogue.Untagged.IGNORED);
    }

    @Override
    public OpenedMailbox select(MailboxName mailbox) throws MailException {
        selected = null;
        OpenedMailbox opened = reader.select(mailbox);
        selected =
                new SelectedMessages(dialogue, where, mailbox, opened.status().highestModSeq() > 0);
        return opened;
    }

    @Override
    public void current(UidSet uids, Consumer<CurrentMessage> sink) throws MailException {
        selected().current(uids, sink);
    }

    @Override
    public StoreResult store(UidSet uids, FlagChange change, long unchangedSince) throws MailException {
        return selected().store(new FlagStoring(uids, change, unchangedSince));
    }

    @Override
    public void store(List<FlagStoring> requests, UidSet look, StoreSink sink) throws MailException {
        selected().store(requests, look, sink);
    }

    @Override
    public boolean canExpunge() {
        return dialogue.offers("UIDPLUS");
    }

    @Override
    public void expunge(UidSet uids) throws MailException {
        if (!canExpunge()) {
            throw new IllegalStateException("without UIDPLUS, EXPUNGE would take the user's own messages too");
        }
        selected().expunge(uids);
    }

    private SelectedMessages selected() {
        if (selected == null) {
            throw new IllegalStateException("no mailbox is open for writing");
        }
        return selected;
    }

    @Override
    public int appendLimit() {
        return dialogue.offers("MULTIAPPEND") ? MESSAGES_PER_COMMAND : 1;
    }

    @Override
    public OptionalLong largestMessage(MailboxName mailbox) throws MailException {
        return new AppendLimit(dialogue, where, server()).of(mailbox);
    }

    @Override
    public AppendResult append(MailboxName mailbox, List<OutgoingMessage> messages, CommitGate gate)
            throws MailException {
        if (messages.isEmpty() || messages.size() > appendLimit()) {
            throw new IllegalArgumentException("1 to " + appendLimit() + " messages, not " + messages.size());
        }
        for (OutgoingMessage message : messages) {
            if (message.content().digests().octets() == 0) {
                // RFC 3502 §6.3.11: an empty literal cancels the whole command
                throw new IllegalArgumentException("a message without octets cannot be appended");
            }
        }
        return appender.append(mailbox, messages, gate);
    }

    @Override
    public ServerInfo server() {
        return reader.server();
    }

    @Override
    public Workarounds workarounds() {
        return reader.workarounds();
    }

    @Override
    public List<Namespace> namespaces() throws MailException {
        return reader.namespaces();
    }

    @Override
    public List<ListedMailbox> list() throws MailException {
        return reader.list();
    }

    @Override
    public AccountListing listWithStatus() throws MailException {
        return reader.listWithStatus();
    }

    @Override
    public AccountListing listWithStatus(Predicate<MailboxName> wanted) throws MailException {
        return reader.listWithStatus(wanted);
    }

    @Override
    public MailboxStatus status(MailboxName mailbox) throws MailException {
        return reader.status(mailbox);
    }

    @Override
    public Optional<StorageQuota> quota() throws MailException {
        return reader.quota();
    }

    @Override
    public OpenedMailbox examine(MailboxName mailbox) throws MailException {
        selected = null;
        return reader.examine(mailbox);
    }

    @Override
    public ChangedMailbox examine(MailboxName mailbox, MailboxStatus since, long from) throws MailException {
        selected = null;
        return reader.examine(mailbox, since, from);
    }

    @Override
    public void listMessages(long first, long last, Consumer<MessageMetadata> sink) throws MailException {
        reader.listMessages(first, last, sink);
    }

    @Override
    public void fetch(UidSet uids, FetchSink sink) throws MailException {
        reader.fetch(uids, sink);
    }

    @Override
    public void fetchHeaders(UidSet uids, FetchSink sink) throws MailException {
        reader.fetchHeaders(uids, sink);
    }

    @Override
    public void close() {
        reader.close();
    }
}

package net.mailmigrator.imap.angus;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.ChangedMailbox;
import net.mailmigrator.imap.FetchSink;
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
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** A session that can only read; there is no writing session behind it (I2). One thread. */
final class AngusReader implements MailboxReader {
    private final Session session;
    private final SizeBook sizes = new SizeBook();
    private @Nullable MailboxName opened;
    private boolean openedEmpty;
    private final Resync resync;

    AngusReader(Session session) {
        this.session = session;
        this.resync = new Resync(session.dialogue);
    }

    /** What a logged-in connection consists of. */
    record Session(Dialogue dialogue, Where where, ServerInfo info, FetchSettings fetching, Workarounds workarounds) {
        Listing listing() {
            return new Listing(dialogue, where, workarounds);
        }

        Opening opening() {
            return new Opening(dialogue, where, workarounds);
        }
    }

    @Override
    public ServerInfo server() {
        return session.info;
    }

    @Override
    public Workarounds workarounds() {
        return session.workarounds;
    }

    @Override
    public List<Namespace> namespaces() throws MailException {
        return new NamespaceQuery(session.dialogue, session.where, session.workarounds).ask(session.listing());
    }

    @Override
    public List<ListedMailbox> list() throws MailException {
        return session.listing().list();
    }

    @Override
    public AccountListing listWithStatus() throws MailException {
        return session.listing().listWithStatus();
    }

    @Override
    public AccountListing listWithStatus(Predicate<MailboxName> wanted) throws MailException {
        return session.listing().listWithStatus(wanted);
    }

    @Override
    public MailboxStatus status(MailboxName mailbox) throws MailException {
        return session.opening().status(mailbox);
    }

    @Override
    public Optional<StorageQuota> quota() throws MailException {
        return Quotas.ofInbox(session.dialogue, session.where);
    }

    @Override
    public OpenedMailbox examine(MailboxName mailbox) throws MailException {
        return opened(mailbox, session.opening()::read);
    }

    @Override
    public ChangedMailbox examine(MailboxName mailbox, MailboxStatus since, long from) throws MailException {
        ChangedMailbox[] result = new ChangedMailbox[1];
        opened(mailbox, name -> {
            result[0] = session.opening().changes(name, since, from, resync);
            return result[0].opened();
        });
        result[0].changes().ifPresent(changes -> {
            changes.latest().forEach(message -> sizes.note(message.uid(), message.size()));
            sizes.known(from, Math.max(from, result[0].opened().status().uidNext() - 1));
        });
        return result[0];
    }

    /** SELECT, for a session that may write. */
    OpenedMailbox select(MailboxName mailbox) throws MailException {
        return opened(mailbox, session.opening()::select);
    }

    private interface Open {
        OpenedMailbox open(MailboxName mailbox) throws MailException;
    }

    /** A failed SELECT or EXAMINE leaves nothing open (RFC 9051 §6.3.2). */
    private OpenedMailbox opened(MailboxName mailbox, Open open) throws MailException {
        opened = null;
        sizes.clear();
        OpenedMailbox result = open.open(mailbox);
        opened = mailbox;
        openedEmpty = result.status().messages() == 0;
        resync.opens();
        return result;
    }

    @Override
    public void listMessages(long first, long last, Consumer<MessageMetadata> sink) throws MailException {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("UIDs from " + first + " to " + last);
        }
        listing().list(current(), openedEmpty, first, last, sink);
    }

    @Override
    public void fetch(UidSet uids, FetchSink sink) throws MailException {
        if (!session.fetching.sizesLie()) {
            listing().learnSizes(current(), uids);
        }
        fetch(uids, "", sink);
    }

    @Override
    public void fetchHeaders(UidSet uids, FetchSink sink) throws MailException {
        fetch(uids, "HEADER", sink);
    }

    private void fetch(UidSet uids, String section, FetchSink sink) throws MailException {
        FetchTask task = new FetchTask(session.dialogue, session.where, sizes, session.fetching);
        try {
            task.run(current(), uids, section, sink);
        } catch (MailException e) {
            if (e.getCause() instanceof GuardedProtocol.ResponseTooLargeException) {
                session.fetching.distrustSizes();
            }
            throw e;
        }
    }

    private MessageListing listing() {
        return new MessageListing(session.dialogue, session.where, sizes);
    }

    private MailboxName current() {
        if (opened == null) {
            throw new IllegalStateException("no mailbox is open");
        }
        return opened;
    }

    @Override
    public void close() {
        if (session.dialogue.isGone()) {
            return;
        }
        try {
            session.dialogue.execute(session.where.attempted("end the session"), Command.of("LOGOUT"), response -> {});
        } catch (MailException byeOrLoss) {
            // the server says BYE, which ends the wait
        }
        session.dialogue.disconnect();
    }
}

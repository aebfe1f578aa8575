package net.mailmigrator.imap.resilient;

import io.github.resilience4j.retry.Retry;
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
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * A reader that tries again, on a new connection where the old one is lost. What was handed over already is not handed
 * over twice; what the receiver throws is never a reason to read again.
 */
final class RetryingReader implements MailboxReader {
    private final Retries.Attempt<MailboxReader> connect;
    private final Retry retry;
    private MailboxReader reader;
    private boolean lost;
    private @Nullable MailboxName opened;
    private @Nullable OpenedMailbox asOpened;

    RetryingReader(Retries.Attempt<MailboxReader> connect, Retry retry) throws MailException {
        this.connect = connect;
        this.retry = retry;
        this.reader = Retries.call(retry, connect);
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
        return again(MailboxReader::namespaces);
    }

    @Override
    public List<ListedMailbox> list() throws MailException {
        return again(MailboxReader::list);
    }

    @Override
    public AccountListing listWithStatus() throws MailException {
        return again(MailboxReader::listWithStatus);
    }

    @Override
    public AccountListing listWithStatus(Predicate<MailboxName> wanted) throws MailException {
        return again(session -> session.listWithStatus(wanted));
    }

    @Override
    public MailboxStatus status(MailboxName mailbox) throws MailException {
        return again(session -> session.status(mailbox));
    }

    @Override
    public Optional<StorageQuota> quota() throws MailException {
        return again(MailboxReader::quota);
    }

    @Override
    public OpenedMailbox examine(MailboxName mailbox) throws MailException {
        opened = null;
        OpenedMailbox answer = again(session -> session.examine(mailbox));
        opened = mailbox;
        asOpened = answer;
        return answer;
    }

    @Override
    public ChangedMailbox examine(MailboxName mailbox, MailboxStatus since, long from) throws MailException {
        opened = null;
        ChangedMailbox answer = again(session -> session.examine(mailbox, since, from));
        opened = mailbox;
        asOpened = answer.opened();
        return answer;
    }

    @Override
    public void listMessages(long first, long last, Consumer<MessageMetadata> sink) throws MailException {
        ListingProgress progress = new ListingProgress(first, sink);
        again(session -> {
            progress.list(session, last);
            return true;
        });
    }

    @Override
    public void fetch(UidSet uids, FetchSink sink) throws MailException {
        fetchAgain(uids, sink, MailboxReader::fetch);
    }

    @Override
    public void fetchHeaders(UidSet uids, FetchSink sink) throws MailException {
        fetchAgain(uids, sink, MailboxReader::fetchHeaders);
    }

    private void fetchAgain(UidSet uids, FetchSink sink, FetchProgress.Fetch fetch) throws MailException {
        FetchProgress progress = new FetchProgress(uids, sink);
        again(session -> {
            progress.fetch(session, fetch);
            return true;
        });
        progress.rethrow();
    }

    @Override
    public void close() {
        reader.close();
    }

    private <T> T again(Use<T> use) throws MailException {
        return Retries.call(retry, () -> {
            reconnectIfLost();
            try {
                return use.with(reader);
            } catch (MailException failure) {
                lost = failure.connectionLost();
                throw failure;
            }
        });
    }

    private void reconnectIfLost() throws MailException {
        if (!lost) {
            return;
        }
        reader.close();
        reader = connect.make();
        lost = false;
        MailboxName mailbox = opened;
        OpenedMailbox before = asOpened;
        if (mailbox != null && before != null) {
            try {
                requireSame(mailbox, before, reader.examine(mailbox));
            } catch (MailException failure) {
                lost = true; // half-way: begin with a connection again
                throw failure;
            }
        }
    }

    /** RFC 9051 §2.3.1.1: a changed UIDVALIDITY voids every UID that the caller holds. */
    private static void requireSame(MailboxName mailbox, OpenedMailbox before, OpenedMailbox now) throws MailException {
        if (!now.status().uidValidity().equals(before.status().uidValidity())) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    false,
                    "open " + mailbox + " again after the connection was lost",
                    "its UIDVALIDITY is now " + now.status().uidValidity().value() + ", it was "
                            + before.status().uidValidity().value());
        }
    }

    private interface Use<T> {
        T with(MailboxReader session) throws MailException;
    }
}

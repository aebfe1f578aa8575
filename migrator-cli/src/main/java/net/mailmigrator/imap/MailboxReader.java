package net.mailmigrator.imap;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.mailmigrator.model.MailException;

/**
 * A session that can only read: EXAMINE and BODY.PEEK (I2). All methods are idempotent.
 *
 * <p>One thread at a time. After a {@link MailException} with {@code connectionLost()} the session is useless and must
 * be closed. Commands that need an opened mailbox work on the one opened last; UIDVALIDITY is the caller's to check.
 */
public interface MailboxReader extends AutoCloseable {
    /** Capabilities and ID, as known after login. */
    ServerInfo server();

    /** Which workarounds the server needs; shared by all its sessions. */
    Workarounds workarounds();

    /** NAMESPACE; where the server tells none that fits its mailboxes, one guessed from their names. */
    List<Namespace> namespaces() throws MailException;

    /**
     * All mailboxes of the account with special use and subscription, in the server's order. Complete, or an exception.
     */
    List<ListedMailbox> list() throws MailException;

    /**
     * {@link #list()} and STATUS of every mailbox that can be opened: one command where the server has LIST-STATUS (RFC
     * 5819), else many STATUS on the way at once. A STATUS that is refused is part of the result.
     */
    AccountListing listWithStatus() throws MailException;

    /**
     * {@link #list()} and STATUS of those mailboxes that can be opened and are wanted, with many STATUS on the way at
     * once: for accounts that also list thousands of others' mailboxes.
     */
    AccountListing listWithStatus(Predicate<MailboxName> wanted) throws MailException;

    /** STATUS of a mailbox that need not be opened. */
    MailboxStatus status(MailboxName mailbox) throws MailException;

    /** GETQUOTAROOT INBOX; empty where the server has no quota. */
    Optional<StorageQuota> quota() throws MailException;

    /** EXAMINE: opens a mailbox read-only. */
    OpenedMailbox examine(MailboxName mailbox) throws MailException;

    /**
     * EXAMINE, with what has changed since an earlier state where the server can tell that in the same round trip (RFC
     * 7162).
     *
     * @param since an earlier answer to {@link #examine(MailboxName)}
     * @param from the lowest UID, at least 1, of those messages of which everything is to be known
     */
    ChangedMailbox examine(MailboxName mailbox, MailboxStatus since, long from) throws MailException;

    /**
     * Lists messages of the opened mailbox: UID FETCH first:last (UID FLAGS INTERNALDATE RFC822.SIZE), each handed over
     * as it arrives, in the server's order. Complete with tagged OK, or an exception.
     *
     * @param first lowest UID, at least 1
     * @param last highest UID, inclusive; {@link Long#MAX_VALUE} for all. Messages below {@code first} are never handed
     *     over, although RFC 9051 lets {@code n:*} name one
     */
    void listMessages(long first, long last, Consumer<MessageMetadata> sink) throws MailException;

    /** Fetches whole messages of the opened mailbox, BODY.PEEK[] with metadata, handed over as they arrive. */
    void fetch(UidSet uids, FetchSink sink) throws MailException;

    /**
     * Fetches the header blocks of messages of the opened mailbox, BODY.PEEK[HEADER]; otherwise like
     * {@link #fetch(UidSet, FetchSink)}.
     */
    void fetchHeaders(UidSet uids, FetchSink sink) throws MailException;

    /** LOGOUT if the session is good, and closes the connection. Never throws. */
    @Override
    void close();
}

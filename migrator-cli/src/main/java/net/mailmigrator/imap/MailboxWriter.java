package net.mailmigrator.imap;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import net.mailmigrator.model.MailException;

/** A session on the target: what a reader can, and the few writes of the tool. One thread at a time. */
public interface MailboxWriter extends MailboxReader {
    /** CREATE; a mailbox that exists already is no error. */
    void create(MailboxName mailbox) throws MailException;

    /** SUBSCRIBE; idempotent. */
    void subscribe(MailboxName mailbox) throws MailException;

    /** SELECT: opens a mailbox for writing, so that PERMANENTFLAGS tell what is kept. */
    OpenedMailbox select(MailboxName mailbox) throws MailException;

    /** How many messages one APPEND may carry: 1 without MULTIAPPEND (RFC 3502). */
    int appendLimit();

    /** APPENDLIMIT (RFC 7889): the largest message this mailbox takes, in octets; empty where the server does not say. */
    OptionalLong largestMessage(MailboxName mailbox) throws MailException;

    /**
     * Appends messages, all or none, in one command.
     *
     * <p>Octets are sent as they are; \Recent never, keywords only if they are atoms; the first APPEND of a connection
     * uses a synchronising literal, and any BAD closes the connection (I8). The contents are not closed.
     *
     * @param messages 1 to {@link #appendLimit()}, none of them without octets
     * @param gate called once, right before the octets that make the command take effect
     * @throws MailException with {@code connectionLost()} where it is not known whether the messages arrived, unless the
     *     gate had not been passed yet
     */
    AppendResult append(MailboxName mailbox, List<OutgoingMessage> messages, CommitGate gate) throws MailException;

    /**
     * What messages of the SELECTed mailbox are like now: UID FETCH of UID, FLAGS, INTERNALDATE, RFC822.SIZE and, where
     * the mailbox keeps it, MODSEQ. Those that are not there are left out. Idempotent.
     */
    void current(UidSet uids, Consumer<CurrentMessage> sink) throws MailException;

    /**
     * Sets or takes off flags of messages of the SELECTed mailbox: UID STORE, silently. Idempotent; UIDs that are not there
     * are passed over. Any BAD closes the connection (I8).
     *
     * @param unchangedSince only messages whose mod-sequence is not above it (RFC 7162); 0: all, whatever happened to them
     */
    StoreResult store(UidSet uids, FlagChange change, long unchangedSince) throws MailException;

    /**
     * Several of these, and then {@link #current}, all on the way at once. One that is refused does not disturb the others.
     *
     * @param look messages that are looked at when all are done
     */
    void store(List<FlagStoring> requests, UidSet look, StoreSink sink) throws MailException;

    /** Whether single messages can be expunged: UIDPLUS (RFC 4315). */
    boolean canExpunge();

    /**
     * UID EXPUNGE: takes those of the given messages of the SELECTed mailbox away for good that have \Deleted, and no
     * other. Idempotent. Any BAD closes the connection (I8).
     *
     * @throws IllegalStateException without {@link #canExpunge()}
     */
    void expunge(UidSet uids) throws MailException;
}

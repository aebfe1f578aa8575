package net.mailmigrator.testing;

import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.model.MailException;

/**
 * Called by {@link InMemoryServer} around every protocol step, so that a test can break it there: throw
 * {@link MailException#lost}, throw {@link CrashException}, or change the server behind the client's back.
 */
@FunctionalInterface
public interface FaultPoint {
    /** Where a session stands. */
    enum Step {
        BEFORE_LOGIN,
        BEFORE_LIST,
        BEFORE_STATUS,
        BEFORE_QUOTA,
        BEFORE_OPEN,
        AFTER_OPEN,
        BEFORE_LIST_MESSAGES,
        AFTER_LISTED_MESSAGE,
        BEFORE_FETCH,
        AFTER_FETCHED_MESSAGE,
        BEFORE_CREATE,
        AFTER_CREATE,
        BEFORE_SUBSCRIBE,
        AFTER_SUBSCRIBE,
        /** The literals are sent, the gate has not run. */
        BEFORE_GATE,
        /** The gate has run, nothing is stored yet. */
        AFTER_GATE,
        /** The messages are stored, the answer is not sent yet. */
        AFTER_STORE,
        BEFORE_CURRENT,
        /** A STORE of flags is sent, nothing is changed yet. */
        BEFORE_FLAGS,
        /** The flags are changed, the answer is not sent yet. */
        AFTER_FLAGS,
        BEFORE_EXPUNGE,
        /** The messages are gone, the answer is not sent yet. */
        AFTER_EXPUNGE
    }

    /** Nothing ever breaks. */
    FaultPoint NONE = (step, mailbox) -> {};

    /**
     * A session has come to this step.
     *
     * @param mailbox the mailbox concerned; INBOX where none is
     */
    void at(Step step, MailboxName mailbox) throws MailException;
}

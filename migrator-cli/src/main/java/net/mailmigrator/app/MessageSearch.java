package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.model.MailException;

/**
 * Looks for one message in all mailboxes of an account without SEARCH, whose indexes may be stale or missing. Keeps UIDs
 * and hits only.
 */
sealed interface MessageSearch permits MessageIdSearch, ListingSearch {
    /** A message that is what was looked for. */
    record Hit(MailboxName mailbox, MessageMetadata message) {}

    /** What came of looking through one side; {@code unread} are mailboxes that could not be opened, with the answer. */
    record Result(List<Hit> hits, List<String> unread) {
        /** Nothing yet. */
        static Result nothing() {
            return new Result(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Looks through the mailbox that is open. */
    void look(MailboxReader reader, MailboxName mailbox, Result result) throws MailException;

    /** Whether the journal's row alone shows that it is the message. */
    boolean matches(MessageRow row);

    /** Looks through all mailboxes; one that cannot be opened is passed over and named. */
    default Result in(MailboxReader reader) throws MailException {
        Result result = Result.nothing();
        for (ListedMailbox mailbox : reader.list()) {
            if (mailbox.selectable()) {
                open(reader, mailbox.name(), result);
            }
        }
        return result;
    }

    private void open(MailboxReader reader, MailboxName mailbox, Result result) throws MailException {
        try {
            if (reader.examine(mailbox).status().messages() > 0) {
                look(reader, mailbox, result);
            }
        } catch (MailException refused) {
            if (refused.connectionLost()) {
                throw refused;
            }
            result.unread().add(mailbox.decoded() + ": " + MailException.withoutFullStop(refused.answer()));
        }
    }
}

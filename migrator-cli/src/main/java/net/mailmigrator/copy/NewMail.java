package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.Map;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.model.MailException;

/**
 * Counts what has come to the source since its mailboxes were opened. All of them are asked at once when the pass is over,
 * and only those that say so are opened again. One pass, one thread.
 */
final class NewMail {
    private final Map<MailboxName, MailboxStatus> opened = new HashMap<>();

    /** A mailbox whose pass was completed, as it was when it was opened. */
    void since(MailboxName mailbox, MailboxStatus status) {
        opened.put(mailbox, status);
    }

    /** How many messages are new. */
    long count(MailboxReader reader) throws MailException {
        long[] count = {0};
        for (Map.Entry<MailboxName, MailboxStatus> now : now(reader).entrySet()) {
            MailboxStatus then = opened.get(now.getKey());
            if (then != null && isNewer(now.getValue(), then)) {
                reader.examine(now.getKey());
                reader.listMessages(then.uidNext(), Long.MAX_VALUE, message -> count[0]++);
            }
        }
        return count[0];
    }

    /** UIDs of a mailbox that was made anew meanwhile say nothing (RFC 9051 §2.3.1.1). */
    private static boolean isNewer(MailboxStatus now, MailboxStatus then) {
        return now.uidValidity().equals(then.uidValidity()) && now.uidNext() > then.uidNext();
    }

    private Map<MailboxName, MailboxStatus> now(MailboxReader reader) throws MailException {
        if (opened.size() == 1) {
            MailboxName only = opened.keySet().iterator().next();
            return Map.of(only, reader.status(only));
        }
        return opened.isEmpty()
                ? Map.of()
                : reader.listWithStatus(opened::containsKey).status();
    }
}

package net.mailmigrator.app;

import java.util.stream.LongStream;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageHeader;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.model.MailException;

/**
 * By Message-ID: each header is read and dropped again.
 *
 * @param bare without angle brackets
 */
record MessageIdSearch(String bare) implements MessageSearch {
    /** With or without its brackets. */
    static MessageIdSearch of(String id) {
        return new MessageIdSearch(bare(id));
    }

    @Override
    public void look(MailboxReader reader, MailboxName mailbox, Result result) throws MailException {
        LongStream.Builder uids = LongStream.builder();
        reader.listMessages(1, Long.MAX_VALUE, message -> uids.add(message.uid()));
        UidSet headers = UidSet.of(uids.build().toArray());
        if (!headers.isEmpty()) {
            reader.fetchHeaders(headers, new Headers(mailbox, result));
        }
    }

    /** The journal keeps no Message-IDs. */
    @Override
    public boolean matches(MessageRow row) {
        return false;
    }

    private static String bare(String id) {
        return id.strip().replaceFirst("^<", "").replaceFirst(">$", "");
    }

    private final class Headers implements FetchSink {
        private final MailboxName mailbox;
        private final Result result;

        private Headers(MailboxName mailbox, Result result) {
            this.mailbox = mailbox;
            this.result = result;
        }

        @Override
        public void message(FetchedMessage message) {
            try (MessageContent content = message.content()) {
                MessageHeader.of(content)
                        .messageId()
                        .filter(id -> bare(id).equals(bare))
                        .ifPresent(id -> result.hits().add(new Hit(mailbox, message.metadata())));
            }
        }

        @Override
        public void unreadable(long uid, String answer) {
            result.unread().add(mailbox.decoded() + ", UID " + uid + ": " + MailException.withoutFullStop(answer));
        }

        @Override
        public void absent(long uid) {}
    }
}

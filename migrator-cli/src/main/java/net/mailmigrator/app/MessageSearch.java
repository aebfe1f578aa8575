package net.mailmigrator.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageHeader;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one message in all mailboxes of an account without SEARCH, whose indexes may be stale or missing: each header
 * is read and dropped again, or each listing compared. Keeps UIDs and hits only.
 *
 * @param messageId in angle brackets; null: {@code date} and {@code size} say it
 */
record MessageSearch(
        @Nullable String messageId,
        @Nullable Instant date,
        @Nullable Long size) {
    /** A message that is what was looked for. */
    record Hit(MailboxName mailbox, MessageMetadata message) {}

    /** What came of looking through one side; {@code unread} are mailboxes that could not be opened, with the answer. */
    record Result(List<Hit> hits, List<String> unread) {}

    /** For a Message-ID, with or without its brackets. */
    static MessageSearch messageId(String id) {
        String bare = bare(id);
        return new MessageSearch("<" + bare + ">", null, null);
    }

    /** For INTERNALDATE, in seconds, and RFC822.SIZE. */
    static MessageSearch dateAndSize(Instant date, long size) {
        return new MessageSearch(null, date, size);
    }

    Result in(MailboxReader reader) throws MailException {
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        for (ListedMailbox mailbox : reader.list()) {
            if (mailbox.selectable()) {
                look(reader, mailbox.name(), result);
            }
        }
        return result;
    }

    private void look(MailboxReader reader, MailboxName mailbox, Result result) throws MailException {
        try {
            if (reader.examine(mailbox).status().messages() == 0) {
                return;
            }
            LongStream.Builder uids = LongStream.builder();
            reader.listMessages(1, Long.MAX_VALUE, message -> {
                if (messageId != null) {
                    uids.add(message.uid());
                } else if (matches(message.internalDate(), message.size())) {
                    result.hits().add(new Hit(mailbox, message));
                }
            });
            UidSet headers = UidSet.of(uids.build().toArray());
            if (!headers.isEmpty()) {
                reader.fetchHeaders(headers, new Headers(mailbox, result));
            }
        } catch (MailException refused) {
            if (refused.connectionLost()) {
                throw refused;
            }
            result.unread().add(mailbox.decoded() + ": " + MailException.withoutFullStop(refused.answer()));
        }
    }

    /** Whether a date and a size are the ones looked for. */
    boolean matches(@Nullable InternalDate there, long octets) {
        return date != null
                && size != null
                && there != null
                && there.epochSecond() == date.getEpochSecond()
                && octets == size;
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
                        .filter(id -> bare(id).equals(bare(String.valueOf(messageId))))
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

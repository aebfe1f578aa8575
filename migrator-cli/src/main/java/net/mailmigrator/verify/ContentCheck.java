package net.mailmigrator.verify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of one source mailbox back from the target, some at a time, and compares their digests with the
 * journal's, or, where the journal has none because they were adopted, with the source's. Only digests are kept.
 */
final class ContentCheck {
    private static final int MAX_MESSAGES = 100;
    private static final long MAX_OCTETS = 4L << 20;

    private final VerifySessions sessions;
    private final SourceMailbox source;
    private final MailboxResult result;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private long pendingOctets;
    private @Nullable OpenedMailbox openedSource;

    private record Pending(MessageRow row, boolean rewritten) {}

    ContentCheck(VerifySessions sessions, SourceMailbox source, MailboxResult result) {
        this.sessions = sessions;
        this.source = source;
        this.result = result;
    }

    /**
     * Puts a message on the list, unless there is nothing to compare its text with.
     *
     * @param rewritten whether something else about it is known to be changed by the target
     */
    void add(MessageRow row, MessageMetadata there, boolean rewritten) throws MailException {
        if (row.digests() == null && !sessions.hasSource()) {
            if (rewritten) {
                result.rewritten();
            }
            return;
        }
        if (!pending.isEmpty() && (pending.size() == MAX_MESSAGES || pendingOctets + there.size() > MAX_OCTETS)) {
            flush();
        }
        pending.put(there.uid(), new Pending(row, rewritten));
        pendingOctets += there.size();
    }

    /** Reads and compares what is on the list. */
    void flush() throws MailException {
        if (pending.isEmpty()) {
            return;
        }
        Map<Long, Digests> expected = expected();
        sessions.target().fetch(uids(pending.keySet()), new Comparing(expected));
        pending.clear();
        pendingOctets = 0;
    }

    /** By source UID; messages that the source does not hold any more are missing in it. */
    private Map<Long, Digests> expected() throws MailException {
        Map<Long, Digests> expected = new HashMap<>();
        for (Pending message : pending.values()) {
            if (message.row().digests() != null) {
                expected.put(message.row().sourceUid(), message.row().digests());
            }
        }
        UidSet adopted = UidSet.of(pending.values().stream()
                .filter(message -> message.row().digests() == null)
                .mapToLong(message -> message.row().sourceUid())
                .toArray());
        MailboxReader reader = adopted.isEmpty() ? null : sessions.source();
        if (reader != null) {
            open(reader);
            reader.fetch(adopted, new Collecting(expected));
        }
        return expected;
    }

    private void open(MailboxReader reader) throws MailException {
        if (openedSource == null) {
            openedSource = reader.examine(source.name());
            if (!openedSource.status().uidValidity().equals(source.uidValidity())) {
                throw MailException.refused(
                        FailureScope.MAILBOX,
                        false,
                        "read the source folder " + source.name() + " to compare adopted messages",
                        "its UIDVALIDITY is not the one of the last pass; run the copy again first");
            }
        }
    }

    private static UidSet uids(Iterable<Long> uids) {
        java.util.stream.LongStream.Builder all = java.util.stream.LongStream.builder();
        uids.forEach(all::add);
        return UidSet.of(all.build().toArray());
    }

    private record Collecting(Map<Long, Digests> digests) implements FetchSink {
        @Override
        public void message(FetchedMessage message) {
            try (MessageContent content = message.content()) {
                digests.put(message.metadata().uid(), content.digests());
            }
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}
    }

    private final class Comparing implements FetchSink {
        private final Map<Long, Digests> expected;

        Comparing(Map<Long, Digests> expected) {
            this.expected = expected;
        }

        @Override
        public void message(FetchedMessage message) {
            try (MessageContent content = message.content()) {
                Pending asked = pending.get(message.metadata().uid());
                if (asked != null) {
                    compare(asked, expected.get(asked.row().sourceUid()), content.digests());
                }
            }
        }

        private void compare(Pending asked, @Nullable Digests sent, Digests there) {
            if (sent == null || sent.exact().equals(there.exact())) {
                if (asked.rewritten()) {
                    result.rewritten();
                }
            } else if (sent.loose().equals(there.loose())) {
                result.rewritten();
            } else {
                result.differs(
                        "CONTENT-DIFFERS",
                        asked.row(),
                        MailboxResult.name(asked.row(), source) + " has other text at the target: " + sent.octets()
                                + " octets were sent, " + there.octets() + " came back, and they differ in more than"
                                + " line ends and NUL");
            }
        }

        @Override
        public void unreadable(long uid, String answer) {
            Pending asked = pending.get(uid);
            if (asked != null) {
                result.differs(
                        "UNREADABLE-AT-TARGET",
                        asked.row(),
                        "the target does not hand out " + MailboxResult.name(asked.row(), source) + ": " + answer);
            }
        }

        /** It was listed a moment ago: somebody has just deleted it. */
        @Override
        public void absent(long uid) {
            result.gone(1);
        }
    }
}

package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.RewrittenLines;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;

/**
 * What messages that were sent are without the header lines that servers are known to rewrite (EXACTNESS §3). Only where a
 * target was seen to rewrite them does anybody want to know: then each message is read at the source once more, and what it
 * is without them is journaled for verification. The source mailbox is opened. One thread.
 */
final class WithoutLines {
    private static final int MESSAGES_AT_ONCE = 100;

    private final Sessions sessions;
    private final AccountJournal journal;
    private final StopRequest stop;

    WithoutLines(Sessions sessions, AccountJournal journal, StopRequest stop) {
        this.sessions = sessions;
        this.journal = journal;
        this.stop = stop;
    }

    /** Journals what is missing of one source mailbox, where its target is of that kind. */
    void run(SourceMailbox source) throws MailException {
        if (!TargetProbe.rewritesKnownLines(journal.facts().targetClass())) {
            return;
        }
        Map<Long, Digest> known = journal.rewriting().withoutLines(source.id());
        List<MessageRow> missing = new ArrayList<>();
        journal.rows(source.id(), row -> {
            boolean sent = row.state() == MessageState.APPENDED
                    && row.proof() != Proof.ADOPTED
                    && row.digests() != null
                    && row.sourceUid() > 0;
            if (sent && !known.containsKey(row.sourceUid())) {
                missing.add(row);
            }
        });
        for (int from = 0; from < missing.size() && !stop.requested(); from += MESSAGES_AT_ONCE) {
            List<MessageRow> some = missing.subList(from, Math.min(missing.size(), from + MESSAGES_AT_ONCE));
            journal.rewriting().withoutLines(source.id(), read(sessions, some));
        }
    }

    /** Read anew at the source; without those that it does not hand out, or not as they were. */
    static Map<Long, Digest> read(Sessions sessions, Collection<MessageRow> rows) throws MailException {
        Texts texts = new Texts(rows.stream().collect(Collectors.toMap(MessageRow::sourceUid, row -> row)));
        sessions.reader()
                .fetch(UidSet.of(rows.stream().mapToLong(MessageRow::sourceUid).toArray()), texts);
        return texts.found;
    }

    private static final class Texts implements FetchSink {
        private final Map<Long, MessageRow> rows;
        private final Map<Long, Digest> found = new HashMap<>();

        Texts(Map<Long, MessageRow> rows) {
            this.rows = rows;
        }

        @Override
        public void message(FetchedMessage message) {
            try (MessageContent content = message.content()) {
                MessageRow row = rows.get(message.metadata().uid());
                if (row != null) {
                    MessageContent sent = sent(row, content);
                    if (sent.digests()
                            .exact()
                            .equals(Objects.requireNonNull(row.digests()).exact())) {
                        found.put(row.sourceUid(), RewrittenLines.digestWithout(sent));
                    }
                }
            }
        }

        private static MessageContent sent(MessageRow row, MessageContent content) {
            List<Repair> repairs = row.alteration() == null
                    ? List.of()
                    : Stream.of(Repair.values())
                            .filter(repair -> repair.changesOctets()
                                    && row.alteration().names().contains(repair.label()))
                            .toList();
            return repairs.isEmpty() ? content : new RepairedContent(content, repairs);
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}
    }
}

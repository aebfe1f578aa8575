package net.mailmigrator.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** Reads at the source what the journal has no digest of: the text of adopted messages. One source mailbox. */
final class AdoptedTexts {
    private final VerifySessions sessions;
    private final SourceMailbox source;
    private boolean opened;

    AdoptedTexts(VerifySessions sessions, SourceMailbox source) {
        this.sessions = sessions;
        this.source = source;
    }

    /** By source UID; messages that the source does not hold any more, or not hand out, are missing in it. */
    Map<Long, Digests> read(List<MessageRow> rows) throws MailException {
        Map<Long, Digests> read = new HashMap<>();
        UidSet adopted = UidSet.of(rows.stream()
                .filter(row -> row.digests() == null && row.sourceUid() > 0)
                .mapToLong(MessageRow::sourceUid)
                .toArray());
        if (!adopted.isEmpty() && sessions.hasSource()) {
            MailboxReader reader = sessions.source();
            open(reader);
            reader.fetch(adopted, new Collecting(read));
        }
        return read;
    }

    private void open(MailboxReader reader) throws MailException {
        if (opened) {
            return;
        }
        if (!reader.examine(source.name()).status().uidValidity().equals(source.uidValidity())) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    false,
                    "read the source folder " + source.name() + " to compare adopted messages",
                    "its UIDVALIDITY is not the one of the last pass; run the copy again first");
        }
        opened = true;
    }

    private record Collecting(Map<Long, Digests> digests) implements FetchSink {
        @Override
        public void message(FetchedMessage message) throws MailException {
            try (MessageContent content = message.content()) {
                Digests received = content.digests();
                var own = Hash.of(content);
                digests.put(
                        message.metadata().uid(),
                        new Digests(own.octets(), own.digest(), received.loose(), received.munged()));
            }
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}
    }
}

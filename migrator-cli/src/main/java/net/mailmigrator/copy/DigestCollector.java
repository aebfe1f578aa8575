package net.mailmigrator.copy;

import java.util.Map;
import java.util.TreeMap;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageMetadata;

/** Keeps the digests of what a fetch brings, and drops the text. Messages that cannot be read are kept apart. */
final class DigestCollector implements FetchSink {
    private final Map<Long, Read> read = new TreeMap<>();
    private final Map<Long, String> refused = new TreeMap<>();

    /** A message that was read whole (or whose header was). */
    record Read(MessageMetadata metadata, Digests digests) {}

    @Override
    public void message(FetchedMessage message) {
        try (MessageContent content = message.content()) {
            read.put(message.metadata().uid(), new Read(message.metadata(), content.digests()));
        }
    }

    @Override
    public void unreadable(long uid, String answer) {
        refused.put(uid, answer);
    }

    @Override
    public void absent(long uid) {}

    /** The server's words by the UID of messages that it did not hand out. */
    Map<Long, String> refused() {
        return refused;
    }

    /** By UID, ascending. */
    Map<Long, Read> byUid() {
        return read;
    }
}

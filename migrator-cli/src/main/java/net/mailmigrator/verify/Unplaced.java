package net.mailmigrator.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;

/**
 * Rows of which the target never named the UID and nobody found it since: they are looked for by their text among the
 * messages that no row accounts for, each used once; equal octets first, then those that a rewriting target changed.
 */
final class Unplaced {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(MessageRow row, SourceMailbox source) {}

    void add(MessageRow row, SourceMailbox source) {
        entries.add(new Entry(row, source));
    }

    /**
     * Looks for them.
     *
     * @param candidates UIDs that no row accounts for, none of them below the mailbox's floor
     * @return how many of the candidates were needed
     */
    long find(MailboxReader reader, UidSet candidates, MailboxResult result) throws MailException {
        if (entries.isEmpty()) {
            return 0;
        }
        Map<Long, Digests> unused = candidates.isEmpty() ? Map.of() : read(reader, candidates);
        List<Entry> left = pair(entries, unused, Digests::exact);
        int exact = entries.size() - left.size();
        List<Entry> missing = pair(left, unused, Digests::loose);
        int loose = left.size() - missing.size();
        for (int i = 0; i < exact + loose; i++) {
            result.checked();
        }
        for (int i = 0; i < loose; i++) {
            result.rewritten();
        }
        missing.forEach(entry -> result.differs(
                "MESSAGE-MISSING",
                entry.row(),
                MailboxResult.name(entry.row(), entry.source()) + " was taken by the target, which named no UID, and no"
                        + " message there has its text: it was deleted, or lost. It is not copied again; if it shall be,"
                        + " forget the account with: migrator reset --account LOGIN, and run again"));
        return (long) exact + loose;
    }

    /** Takes a candidate for each entry that has one; returns the others. */
    private static List<Entry> pair(List<Entry> entries, Map<Long, Digests> unused, Function<Digests, Digest> rung) {
        Map<Digest, Deque<Long>> index = new HashMap<>();
        unused.forEach((uid, digests) -> index.computeIfAbsent(rung.apply(digests), key -> new ArrayDeque<>())
                .add(uid));
        List<Entry> left = new ArrayList<>();
        for (Entry entry : entries) {
            Digests sent = Objects.requireNonNull(entry.row().digests());
            Deque<Long> equal = index.getOrDefault(rung.apply(sent), new ArrayDeque<>());
            Long uid = equal.poll();
            if (uid == null) {
                left.add(entry);
            } else {
                unused.remove(uid);
            }
        }
        return left;
    }

    private static Map<Long, Digests> read(MailboxReader reader, UidSet uids) throws MailException {
        Map<Long, Digests> digests = new TreeMap<>();
        reader.fetch(uids, new FetchSink() {
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
        });
        return digests;
    }
}

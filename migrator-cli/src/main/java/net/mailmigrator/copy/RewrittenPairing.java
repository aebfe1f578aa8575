package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.RewrittenLines;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * The last rung of pairing (EXACTNESS §3): messages that were sent and what is left of those found at the target, where they
 * differ in nothing but header lines that servers are known to rewrite, and have the same INTERNALDATE. Both mailboxes are
 * opened, and both sides are read again, but only what has a date in common.
 */
final class RewrittenPairing {
    private final Sessions sessions;

    RewrittenPairing(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Pairs by source UID; what is found is taken from the pairing.
     *
     * @param sent of the opened source mailbox, ascending
     */
    Map<Long, Read> run(List<MessageRow> sent, Pairing pairing) throws MailException {
        Map<Long, List<Read>> byDate = new TreeMap<>();
        for (Read read : pairing.left()) {
            Long date = seconds(read.metadata().internalDate());
            if (date != null) {
                byDate.computeIfAbsent(date, none -> new ArrayList<>()).add(read);
            }
        }
        List<MessageRow> wanted = sent.stream()
                .filter(row -> row.sourceUid() > 0 && byDate.containsKey(date(row)))
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        byDate.keySet().retainAll(wanted.stream().map(RewrittenPairing::date).collect(Collectors.toSet()));
        return pair(wanted, byDate, pairing);
    }

    private Map<Long, Read> pair(List<MessageRow> wanted, Map<Long, List<Read>> byDate, Pairing pairing)
            throws MailException {
        Map<Long, Digest> ours = WithoutLines.read(sessions, wanted);
        Map<Long, Digest> theirs =
                there(byDate.values().stream().flatMap(List::stream).toList());
        Map<Long, Read> found = new HashMap<>();
        for (MessageRow row : wanted) {
            Digest digest = ours.get(row.sourceUid());
            List<Read> candidates = byDate.getOrDefault(date(row), List.of());
            candidates.stream()
                    .filter(read -> digest != null
                            && Objects.equals(digest, theirs.get(read.metadata().uid())))
                    .findFirst()
                    .ifPresent(read -> {
                        candidates.remove(read);
                        pairing.take(read);
                        found.put(row.sourceUid(), read);
                    });
        }
        return found;
    }

    private static long date(MessageRow row) {
        Long date = seconds(row.internalDate());
        return date == null ? Long.MIN_VALUE : date;
    }

    private static @Nullable Long seconds(@Nullable InternalDate date) {
        return date == null ? null : date.epochSecond();
    }

    private Map<Long, Digest> there(Collection<Read> reads) throws MailException {
        Set<Long> uids = reads.stream().map(read -> read.metadata().uid()).collect(Collectors.toSet());
        Map<Long, Digest> digests = new HashMap<>();
        sessions.writer()
                .fetch(UidSet.of(uids.stream().mapToLong(Long::longValue).toArray()), new FetchSink() {
                    @Override
                    public void message(FetchedMessage message) {
                        try (MessageContent content = message.content()) {
                            digests.put(message.metadata().uid(), RewrittenLines.digestWithout(content));
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

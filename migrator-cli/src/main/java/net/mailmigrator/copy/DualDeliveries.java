package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.mailmigrator.copy.Comparison.Pair;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageHeader;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Finds mail that was delivered to both systems: same Message-ID and same BODY[TEXT], within a quarter of an hour, while
 * the Received lines above them differ (EXACTNESS §4). Headers narrow, whole texts decide. Both mailboxes are opened.
 */
final class DualDeliveries {
    private static final long QUARTER_OF_AN_HOUR = 900;

    private final MailboxReader source;
    private final MailboxReader target;

    DualDeliveries(MailboxReader source, MailboxReader target) {
        this.source = source;
        this.target = target;
    }

    /** The pairs, each message in one at most; both lists ascending. */
    List<Pair> run(List<MessageMetadata> arrived, List<MessageMetadata> unknown) throws MailException {
        List<Pair> near = near(arrived, unknown);
        Map<Long, String> ours = headers(source, near.stream().map(Pair::source).toList());
        Map<Long, String> theirs =
                headers(target, near.stream().map(Pair::target).toList());
        List<Pair> alike = near.stream()
                .filter(pair -> isEqual(
                        ours.get(pair.source().uid()), theirs.get(pair.target().uid())))
                .toList();
        Map<Long, Object> texts = texts(source, alike.stream().map(Pair::source).toList());
        Map<Long, Object> others =
                texts(target, alike.stream().map(Pair::target).toList());
        Set<MessageMetadata> used = new HashSet<>();
        List<Pair> same = new ArrayList<>();
        for (Pair pair : alike) {
            boolean free = !used.contains(pair.source()) && !used.contains(pair.target());
            if (free
                    && isEqual(
                            texts.get(pair.source().uid()),
                            others.get(pair.target().uid()))) {
                used.add(pair.source());
                used.add(pair.target());
                same.add(pair);
            }
        }
        return same;
    }

    private static List<Pair> near(List<MessageMetadata> arrived, List<MessageMetadata> unknown) {
        NavigableMap<Long, List<MessageMetadata>> byDate = new TreeMap<>();
        for (MessageMetadata message : unknown) {
            if (message.internalDate() != null) {
                byDate.computeIfAbsent(message.internalDate().epochSecond(), none -> new ArrayList<>())
                        .add(message);
            }
        }
        List<Pair> near = new ArrayList<>();
        for (MessageMetadata message : arrived) {
            if (message.internalDate() != null) {
                long date = message.internalDate().epochSecond();
                byDate.subMap(date - QUARTER_OF_AN_HOUR, true, date + QUARTER_OF_AN_HOUR, true)
                        .values()
                        .forEach(others -> others.forEach(other -> near.add(new Pair(message, other))));
            }
        }
        return near;
    }

    private static boolean isEqual(@Nullable Object one, @Nullable Object other) {
        return one != null && one.equals(other);
    }

    private static Map<Long, String> headers(MailboxReader reader, Collection<MessageMetadata> messages)
            throws MailException {
        Map<Long, String> found = new HashMap<>();
        if (!messages.isEmpty()) {
            reader.fetchHeaders(
                    uids(messages),
                    new Collector<>(
                            found,
                            content -> MessageHeader.of(content).messageId().orElse(null)));
        }
        return found;
    }

    private static Map<Long, Object> texts(MailboxReader reader, Collection<MessageMetadata> messages)
            throws MailException {
        Map<Long, Object> found = new HashMap<>();
        if (!messages.isEmpty()) {
            reader.fetch(uids(messages), new Collector<>(found, TextDigest::of));
        }
        return found;
    }

    private static UidSet uids(Collection<MessageMetadata> messages) {
        return UidSet.of(messages.stream().mapToLong(MessageMetadata::uid).toArray());
    }

    /** What is made of each message; those that cannot be read are left out. */
    private record Collector<T>(Map<Long, T> found, Function<MessageContent, @Nullable T> make) implements FetchSink {
        @Override
        public void message(FetchedMessage message) {
            try (MessageContent content = message.content()) {
                T made = make.apply(content);
                if (made != null) {
                    found.put(message.metadata().uid(), made);
                }
            }
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}
    }
}

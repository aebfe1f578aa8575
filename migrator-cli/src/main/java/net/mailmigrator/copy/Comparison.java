package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Finds source messages among target messages that the tool knows nothing of (I7, EXACTNESS §4), each used once, in
 * ascending UID order. Listings narrow, digests decide:
 *
 * <ol>
 *   <li>same octet count and INTERNALDATE: the header blocks must be equal;
 *   <li>same INTERNALDATE, about the same octet count (another tool added a header line): the header blocks must be equal
 *       but for that, and the rest must have the same octet count;
 *   <li>the same where the target changed line ends: the whole texts must be equal but for what rewriting servers change;
 *   <li>a date that servers do not keep (none, in the future, before 1901-12-13), same octet count: the whole texts again;
 *   <li>same INTERNALDATE, whatever the listings say of sizes: a {@link LastLook}.
 * </ol>
 *
 * <p>A message whose header block is empty, or that a server hands out without one (quirk 35), is told by its whole text only.
 */
final class Comparison {
    /** Dovecot clamps dates before this to it. */
    private static final long EARLIEST_KEPT = -2_147_483_648L;

    /** The empty line that ends a header block. */
    private static final int EMPTY_HEADER = 2;

    private final MailboxReader source;
    private final MailboxReader target;
    private final LongPredicate dateIsKept;
    private final LastLook lastLook;
    private final List<Pair> pairs = new ArrayList<>();
    private List<MessageMetadata> sources = List.of();
    private List<MessageMetadata> targets = List.of();

    /** A source message and the target message that it is. */
    record Pair(MessageMetadata source, MessageMetadata target) {}

    /**
     * Both sides with their mailbox opened.
     *
     * @param now in epoch seconds
     * @param repairs those that the operator allows
     */
    Comparison(MailboxReader source, MailboxReader target, long now, Set<Repair> repairs) {
        this.source = source;
        this.target = target;
        this.lastLook = new LastLook(source, target, repairs);
        this.dateIsKept = date -> date >= EARLIEST_KEPT && date <= now;
    }

    /** The pairs; both lists ascending. */
    List<Pair> run(List<MessageMetadata> sourceMessages, List<MessageMetadata> targetMessages) throws MailException {
        sources = sourceMessages;
        targets = targetMessages;
        rung(Comparison::sizeAndDate, Comparison::sizeAndDate, HEADERS);
        rung(Comparison::date, Comparison::date, HEADERS);
        rung(Comparison::date, Comparison::date, WHOLE);
        rung(this::sizeIfDateIsNotKept, MessageMetadata::size, WHOLE);
        pairs.addAll(lastLook.run(sources, targets));
        return List.copyOf(pairs);
    }

    /** Whether any could be the same: only then the mailboxes need to be opened. Dates that servers do not keep are left out. */
    static boolean sharesADate(List<MessageMetadata> some, List<MessageMetadata> others) {
        Set<Object> dates = new HashSet<>();
        some.stream().map(Comparison::date).filter(Objects::nonNull).forEach(dates::add);
        return others.stream().map(Comparison::date).anyMatch(date -> date != null && dates.contains(date));
    }

    private interface Fetch {
        void from(MailboxReader reader, UidSet uids, FetchSink sink) throws MailException;
    }

    /** How deep a rung looks: what it reads, and when two readings are of the same message. */
    private record Depth(Fetch fetch, BiPredicate<Read, Read> same) {}

    private static final Depth WHOLE =
            new Depth(MailboxReader::fetch, (one, other) -> one.digests().mayBecome(other.digests()));
    private static final Depth HEADERS = new Depth(
            MailboxReader::fetchHeaders,
            (one, other) -> one.digests().octets() > EMPTY_HEADER
                    && one.digests().mayBecome(other.digests())
                    && bodyOctets(one) == bodyOctets(other));

    private static long bodyOctets(Read header) {
        return header.metadata().size() - header.digests().octets();
    }

    private record SizeAndDate(long size, long epochSecond) {}

    private static @Nullable Object sizeAndDate(MessageMetadata message) {
        InternalDate date = message.internalDate();
        return date == null ? null : new SizeAndDate(message.size(), date.epochSecond());
    }

    private static @Nullable Object date(MessageMetadata message) {
        InternalDate date = message.internalDate();
        return date == null ? null : date.epochSecond();
    }

    private @Nullable Object sizeIfDateIsNotKept(MessageMetadata message) {
        InternalDate date = message.internalDate();
        return date != null && dateIsKept.test(date.epochSecond()) ? null : message.size();
    }

    private void rung(
            Function<MessageMetadata, @Nullable Object> sourceKey,
            Function<MessageMetadata, @Nullable Object> targetKey,
            Depth depth)
            throws MailException {
        Map<Object, List<MessageMetadata>> byKey = new HashMap<>();
        for (MessageMetadata message : targets) {
            Object key = targetKey.apply(message);
            if (key != null) {
                byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(message);
            }
        }
        List<MessageMetadata> wanted = sources.stream()
                .filter(message -> candidates(byKey, sourceKey.apply(message)).stream()
                        .anyMatch(candidate -> isNear(message, candidate)))
                .toList();
        if (!wanted.isEmpty()) {
            pair(wanted, byKey, sourceKey, depth);
        }
    }

    private void pair(
            List<MessageMetadata> wanted,
            Map<Object, List<MessageMetadata>> byKey,
            Function<MessageMetadata, @Nullable Object> sourceKey,
            Depth depth)
            throws MailException {
        Set<MessageMetadata> near = wanted.stream()
                .flatMap(message -> candidates(byKey, sourceKey.apply(message)).stream()
                        .filter(candidate -> isNear(message, candidate)))
                .collect(Collectors.toSet());
        Map<Long, Read> ours = read(source, wanted, depth.fetch());
        Map<Long, Read> theirs = read(target, near, depth.fetch());
        for (MessageMetadata message : wanted) {
            List<MessageMetadata> candidates = candidates(byKey, sourceKey.apply(message));
            candidates.stream()
                    .filter(candidate -> isSame(depth, ours.get(message.uid()), theirs.get(candidate.uid())))
                    .findFirst()
                    .ifPresent(candidate -> {
                        candidates.remove(candidate);
                        pairs.add(new Pair(message, candidate));
                    });
        }
        Set<Long> pairedSources =
                pairs.stream().map(pair -> pair.source().uid()).collect(Collectors.toSet());
        Set<Long> pairedTargets =
                pairs.stream().map(pair -> pair.target().uid()).collect(Collectors.toSet());
        sources = sources.stream()
                .filter(message -> !pairedSources.contains(message.uid()))
                .toList();
        targets = targets.stream()
                .filter(message -> !pairedTargets.contains(message.uid()))
                .toList();
    }

    private static List<MessageMetadata> candidates(Map<Object, List<MessageMetadata>> byKey, @Nullable Object key) {
        return key == null ? List.of() : byKey.getOrDefault(key, List.of());
    }

    /** Line ends make at most this much of a difference; more is another message. */
    private static boolean isNear(MessageMetadata one, MessageMetadata other) {
        long difference = Math.abs(one.size() - other.size());
        return difference <= Math.max(64, Math.max(one.size(), other.size()) / 8);
    }

    private static boolean isSame(Depth depth, @Nullable Read one, @Nullable Read other) {
        return one != null && other != null && depth.same().test(one, other);
    }

    private static Map<Long, Read> read(
            MailboxReader reader, java.util.Collection<MessageMetadata> messages, Fetch fetch) throws MailException {
        DigestCollector collector = new DigestCollector();
        fetch.from(
                reader,
                UidSet.of(messages.stream().mapToLong(MessageMetadata::uid).toArray()),
                collector);
        return collector.byUid();
    }
}

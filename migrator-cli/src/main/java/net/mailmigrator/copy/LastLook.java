package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.copy.Comparison.Pair;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;

/**
 * Finds messages of one date that nothing in a listing shows to be the same: a server's RFC822.SIZE may be a lie (quirk 1),
 * and an earlier run whose journal is lost may have repaired the text. Sizes say nothing here: a message counts as found
 * where the whole text is the same, but for what rewriting servers change, or is what one of the operator's repairs makes
 * of it. Whole texts are read only where header blocks are equal, or a repair may have changed one.
 */
final class LastLook {
    private final MailboxReader source;
    private final MailboxReader target;
    private final List<List<Repair>> repairs;

    /** @param repairs those that the operator allows; line ends, NUL and long lines need no look of their own */
    LastLook(MailboxReader source, MailboxReader target, Set<Repair> repairs) {
        this.source = source;
        this.target = target;
        this.repairs = ofHeaders(repairs);
    }

    private static List<List<Repair>> ofHeaders(Set<Repair> repairs) {
        List<Repair> named = List.of(Repair.MBOX_FROM, Repair.HEADER_8BIT).stream()
                .filter(repairs::contains)
                .toList();
        List<List<Repair>> all = new ArrayList<>();
        named.forEach(repair -> all.add(List.of(repair)));
        if (named.size() > 1) {
            all.add(named);
        }
        return all;
    }

    /** Pairs of what is left on both sides, each used once; both lists ascending. */
    List<Pair> run(List<MessageMetadata> sources, List<MessageMetadata> targets) throws MailException {
        Map<Long, List<MessageMetadata>> byDate = byDate(targets);
        List<MessageMetadata> wanted = sources.stream()
                .filter(message -> message.internalDate() != null && byDate.containsKey(date(message)))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<Long> dates = wanted.stream().map(LastLook::date).collect(Collectors.toSet());
        byDate.keySet().retainAll(dates);
        Set<MessageMetadata> ours = new HashSet<>(wanted);
        Set<MessageMetadata> theirs =
                byDate.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        if (repairs.isEmpty()) {
            keepEqualHeaders(ours, theirs);
        }
        return pair(wanted, ours, byDate, theirs);
    }

    private static Map<Long, List<MessageMetadata>> byDate(List<MessageMetadata> messages) {
        Map<Long, List<MessageMetadata>> byDate = new HashMap<>();
        messages.stream()
                .filter(message -> message.internalDate() != null)
                .forEach(message -> byDate.computeIfAbsent(date(message), none -> new ArrayList<>())
                        .add(message));
        return byDate;
    }

    private static long date(MessageMetadata message) {
        return java.util.Objects.requireNonNull(message.internalDate()).epochSecond();
    }

    private record DatedHeader(long date, Digest header) {}

    private void keepEqualHeaders(Set<MessageMetadata> ours, Set<MessageMetadata> theirs) throws MailException {
        Map<Long, Set<DatedHeader>> here = headers(source, ours);
        Map<Long, Set<DatedHeader>> there = headers(target, theirs);
        keepMeeting(ours, here, all(there));
        keepMeeting(theirs, there, all(here));
    }

    private static Set<DatedHeader> all(Map<Long, Set<DatedHeader>> headers) {
        return headers.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static void keepMeeting(
            Set<MessageMetadata> messages, Map<Long, Set<DatedHeader>> headers, Set<DatedHeader> others) {
        messages.removeIf(message -> Collections.disjoint(headers.getOrDefault(message.uid(), Set.of()), others));
    }

    /** By UID, as it is and as a target may have made it. */
    private static Map<Long, Set<DatedHeader>> headers(MailboxReader reader, Set<MessageMetadata> messages)
            throws MailException {
        DigestCollector collector = new DigestCollector();
        reader.fetchHeaders(uids(messages), collector);
        Map<Long, Set<DatedHeader>> headers = new HashMap<>();
        for (MessageMetadata message : messages) {
            Read read = collector.byUid().get(message.uid());
            if (read != null) {
                headers.put(
                        message.uid(),
                        Stream.of(read.digests().loose(), read.digests().munged())
                                .map(header -> new DatedHeader(date(message), header))
                                .collect(Collectors.toSet()));
            }
        }
        return headers;
    }

    private List<Pair> pair(
            List<MessageMetadata> wanted,
            Set<MessageMetadata> ours,
            Map<Long, List<MessageMetadata>> byDate,
            Set<MessageMetadata> theirs)
            throws MailException {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return List.of();
        }
        Forms forms = new Forms(repairs);
        source.fetch(uids(ours), forms);
        DigestCollector there = new DigestCollector();
        target.fetch(uids(theirs), there);
        List<Pair> pairs = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        for (MessageMetadata message : wanted) {
            byDate.getOrDefault(date(message), List.of()).stream()
                    .filter(candidate -> !taken.contains(candidate.uid()))
                    .filter(candidate -> forms.isOneOf(message, there.byUid().get(candidate.uid())))
                    .findFirst()
                    .ifPresent(candidate -> {
                        taken.add(candidate.uid());
                        pairs.add(new Pair(message, candidate));
                    });
        }
        return pairs;
    }

    private static UidSet uids(Collection<MessageMetadata> messages) {
        return UidSet.of(messages.stream().mapToLong(MessageMetadata::uid).toArray());
    }

    /** The digests of each message as it is and as repairs make it; the text is dropped. */
    private static final class Forms implements FetchSink {
        private final List<List<Repair>> repairs;
        private final Map<Long, Set<Digest>> byUid = new TreeMap<>();

        Forms(List<List<Repair>> repairs) {
            this.repairs = repairs;
        }

        @Override
        public void message(FetchedMessage message) {
            try (MessageContent content = message.content()) {
                Set<Digest> digests = new HashSet<>();
                digests.add(content.digests().loose());
                digests.add(content.digests().munged());
                repairs.forEach(some ->
                        digests.add(new RepairedContent(content, some).digests().loose()));
                byUid.put(message.metadata().uid(), digests);
            }
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}

        boolean isOneOf(MessageMetadata message, @org.jspecify.annotations.Nullable Read there) {
            return there != null
                    && byUid.getOrDefault(message.uid(), Set.of())
                            .contains(there.digests().loose());
        }
    }
}

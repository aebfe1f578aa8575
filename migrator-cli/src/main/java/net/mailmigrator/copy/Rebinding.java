package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.RowKey;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Finds journaled messages again in a mailbox where their UIDs do not mean them any more (I10, EXACTNESS §7), each message
 * used once. Where a row and a message are the only ones with their size and INTERNALDATE, they belong together; where
 * there are several, SHA-256 decides, so that true duplicates stay duplicates. What is left is looked for by its text
 * alone, among messages of the same date or, where servers do not keep the date, of the same size.
 */
final class Rebinding {
    private final MailboxReader reader;
    private final Texts texts;
    private final Map<RowKey, Long> bound = new HashMap<>();
    private final Set<Long> used = new HashSet<>();

    /** @param date epoch seconds; null where the server may show another one */
    record Known(RowKey key, long size, @Nullable Long date) {}

    /** What a journaled message is made of. */
    record Text(Digests digests, MessageFlags flags) {}

    /** Finds out the texts of journaled messages; those of which nobody knows it are left out. */
    interface Texts {
        Map<RowKey, Text> of(Set<RowKey> keys) throws MailException;
    }

    private record SizeAndDate(long size, long date) {}

    private record Group(List<Known> known, List<MessageMetadata> found) {
        boolean isAmbiguous() {
            return !known.isEmpty() && !found.isEmpty() && known.size() + found.size() > 2;
        }
    }

    /** For the mailbox that is opened. */
    Rebinding(MailboxReader reader, Texts texts) {
        this.reader = reader;
        this.texts = texts;
    }

    /**
     * The UIDs that the messages have now; what is missing in it was not found.
     *
     * @param known those that are preferred first
     * @param found ascending
     */
    Map<RowKey, Long> run(List<Known> known, List<MessageMetadata> found) throws MailException {
        List<Group> groups = groups(known, found);
        for (Group group : groups) {
            if (group.known().size() == 1 && group.found().size() == 1) {
                bind(group.known().get(0), group.found().get(0).uid());
            }
        }
        ambiguous(groups.stream().filter(Group::isAmbiguous).toList());
        byTextAlone(left(known), unused(found));
        return Map.copyOf(bound);
    }

    private static List<Group> groups(List<Known> known, List<MessageMetadata> found) {
        Map<SizeAndDate, Group> groups = new LinkedHashMap<>();
        for (Known row : known) {
            if (row.date() != null) {
                group(groups, row.size(), row.date()).known().add(row);
            }
        }
        for (MessageMetadata message : found) {
            InternalDate date = message.internalDate();
            if (date != null) {
                group(groups, message.size(), date.epochSecond()).found().add(message);
            }
        }
        return List.copyOf(groups.values());
    }

    private static Group group(Map<SizeAndDate, Group> groups, long size, long date) {
        return groups.computeIfAbsent(
                new SizeAndDate(size, date), key -> new Group(new ArrayList<>(), new ArrayList<>()));
    }

    private void ambiguous(List<Group> groups) throws MailException {
        Map<Long, Read> read = read(groups.stream().flatMap(group -> group.found().stream()));
        Map<RowKey, Text> known = texts(groups.stream().flatMap(group -> group.known().stream()));
        for (Group group : groups) {
            pair(group.known(), known, group.found(), read);
            List<Known> withoutText = left(group.known()).stream()
                    .filter(row -> !known.containsKey(row.key()))
                    .toList();
            List<MessageMetadata> unused = unused(group.found());
            for (int i = 0; i < Math.min(withoutText.size(), unused.size()); i++) {
                bind(withoutText.get(i), unused.get(i).uid());
            }
        }
    }

    private void byTextAlone(List<Known> known, List<MessageMetadata> found) throws MailException {
        Set<Long> dates =
                known.stream().map(Known::date).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<Long> sizes = known.stream()
                .filter(row -> row.date() == null)
                .map(Known::size)
                .collect(Collectors.toSet());
        List<MessageMetadata> near = found.stream()
                .filter(message -> sizes.contains(message.size())
                        || (message.internalDate() != null
                                && dates.contains(message.internalDate().epochSecond())))
                .toList();
        if (!near.isEmpty()) {
            pair(known, texts(known.stream()), near, read(near.stream()));
        }
    }

    /** Equal octets first, then what differs only as rewriting servers make it. */
    private void pair(List<Known> known, Map<RowKey, Text> texts, List<MessageMetadata> found, Map<Long, Read> read) {
        Pairing pairing = new Pairing(found.stream()
                .map(message -> read.get(message.uid()))
                .filter(Objects::nonNull)
                .toList());
        for (boolean exact : new boolean[] {true, false}) {
            for (Known row : left(known)) {
                Text text = texts.get(row.key());
                if (text != null) {
                    Optional<Read> taken = exact
                            ? pairing.takeExact(text.digests(), text.flags())
                            : pairing.takeBest(text.digests(), text.flags());
                    taken.ifPresent(message -> bind(row, message.metadata().uid()));
                }
            }
        }
    }

    private void bind(Known row, long uid) {
        bound.put(row.key(), uid);
        used.add(uid);
    }

    private List<Known> left(List<Known> known) {
        return known.stream().filter(row -> !bound.containsKey(row.key())).toList();
    }

    private List<MessageMetadata> unused(List<MessageMetadata> found) {
        return found.stream().filter(message -> !used.contains(message.uid())).toList();
    }

    private Map<RowKey, Text> texts(Stream<Known> known) throws MailException {
        Set<RowKey> keys = known.map(Known::key).collect(Collectors.toSet());
        return keys.isEmpty() ? Map.of() : texts.of(keys);
    }

    private Map<Long, Read> read(Stream<MessageMetadata> messages) throws MailException {
        UidSet uids = UidSet.of(messages.mapToLong(MessageMetadata::uid).toArray());
        DigestCollector collector = new DigestCollector();
        if (!uids.isEmpty()) {
            reader.fetch(uids, collector);
        }
        return collector.byUid();
    }
}

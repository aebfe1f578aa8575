package net.mailmigrator.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;

/**
 * The messages of a target mailbox that no row accounts for. They are read only where somebody looks for one by its text;
 * each can be taken once. One thread.
 */
final class UnknownMail {
    private final MailboxReader reader;
    private final UidSet uids;
    private final Map<Rung, Map<Digest, TreeSet<Long>>> index = new HashMap<>();
    private final Map<Long, Digests> read = new HashMap<>();
    private final Set<Long> taken = new HashSet<>();
    private boolean allReadable = true;

    /** How equal. */
    enum Rung {
        /** All octets. */
        EXACT,
        /** All that a rewriting target leaves. */
        LOOSE,
        /** The same, of a target that does not keep octets above 127 in headers. */
        MUNGED;

        private Digest sought(Digests sent) {
            return this == MUNGED ? sent.munged() : found(sent);
        }

        private Digest found(Digests there) {
            return this == EXACT ? there.exact() : there.loose();
        }
    }

    /** @param reader with the mailbox opened */
    UnknownMail(MailboxReader reader, UidSet uids) {
        this.reader = reader;
        this.uids = uids;
    }

    /** Reads those from a UID on that were not read yet. */
    void readFrom(long floor) throws MailException {
        read(uid -> uid >= floor);
    }

    /** Reads those that are wanted and were not read yet. */
    void read(LongPredicate wanted) throws MailException {
        UidSet more = UidSet.of(uids.stream()
                .filter(wanted)
                .filter(uid -> !read.containsKey(uid))
                .toArray());
        if (!more.isEmpty()) {
            reader.fetch(more, new Collecting());
        }
    }

    /** Takes the lowest one with this text, of those that were read, are wanted, and were not taken yet. */
    OptionalLong take(Rung rung, Digests text, LongPredicate wanted) {
        OptionalLong found =
                index.getOrDefault(rung, Map.of()).getOrDefault(rung.sought(text), new TreeSet<>()).stream()
                        .mapToLong(Long::longValue)
                        .filter(uid -> !taken.contains(uid) && wanted.test(uid))
                        .findFirst();
        found.ifPresent(taken::add);
        return found;
    }

    /** Whether the target has handed out all that was to be read. */
    boolean allReadable() {
        return allReadable;
    }

    /** All of them. */
    UidSet uids() {
        return uids;
    }

    /** How many nobody has taken. */
    long left() {
        return (long) uids.size() - taken.size();
    }

    private final class Collecting implements FetchSink {
        @Override
        public void message(FetchedMessage message) {
            long uid = message.metadata().uid();
            try (MessageContent content = message.content()) {
                Digests digests = content.digests();
                read.put(uid, digests);
                for (Rung rung : Rung.values()) {
                    index.computeIfAbsent(rung, each -> new HashMap<>())
                            .computeIfAbsent(rung.found(digests), text -> new TreeSet<>())
                            .add(uid);
                }
            }
        }

        @Override
        public void unreadable(long uid, String answer) {
            allReadable = false;
        }

        @Override
        public void absent(long uid) {}
    }
}

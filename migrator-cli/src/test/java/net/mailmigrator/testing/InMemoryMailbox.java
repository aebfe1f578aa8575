package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import net.mailmigrator.imap.ChangedMailbox.Changes;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import org.jspecify.annotations.Nullable;

/** A mailbox of an {@link InMemoryAccount}. All methods may be called by any thread. */
public final class InMemoryMailbox {
    private MailboxName name;
    private final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
    private final Map<Long, Long> modSeqs = new HashMap<>();
    private final Set<Long> unreadable = new TreeSet<>();
    private final Set<Long> poisonous = new TreeSet<>();
    private final Set<String> attributes = new TreeSet<>();
    private Set<String> permanentFlags = Set.of("\\answered", "\\flagged", "\\deleted", "\\seen", "\\draft", "\\*");
    private long uidValidity;
    private long uidNext = 1;
    private long modSeq = 1;

    InMemoryMailbox(MailboxName name, long uidValidity) {
        this.name = name;
        this.uidValidity = uidValidity;
    }

    synchronized InMemoryMailbox named(MailboxName now) {
        name = now;
        return this;
    }

    /** Its name. */
    public synchronized MailboxName name() {
        return name;
    }

    /** A message that was there before the migrator came. Returns its UID. */
    public synchronized long put(byte[] octets, MessageFlags flags, @Nullable InternalDate internalDate) {
        long uid = uidNext++;
        messages.put(uid, new StoredMessage(uid, octets.clone(), flags, internalDate));
        modSeqs.put(uid, ++modSeq);
        return uid;
    }

    /** The messages in ascending UID order. */
    public synchronized List<StoredMessage> messages() {
        return new ArrayList<>(messages.values());
    }

    /** Takes a message away, as a user does. */
    public synchronized void expunge(long uid) {
        messages.remove(uid);
        modSeq++;
    }

    /** The same with a server that shows no other HIGHESTMODSEQ afterwards, as none should. */
    public synchronized void expungeUnseen(long uid) {
        messages.remove(uid);
    }

    /** Changes flags with a server that shows no other HIGHESTMODSEQ afterwards, as none should. */
    public synchronized void setFlagsUnseen(long uid, MessageFlags flags) {
        messages.computeIfPresent(uid, (key, message) -> message.withFlags(flags));
    }

    /** Changes flags, as a user does. */
    public synchronized void setFlags(long uid, MessageFlags flags) {
        messages.computeIfPresent(uid, (key, message) -> message.withFlags(flags));
        modSeqs.put(uid, ++modSeq);
    }

    /** Shows a message again that it had not shown for a while, as a store does whose parts disagree. */
    public synchronized void putBack(long uid, byte[] octets, MessageFlags flags, InternalDate date) {
        messages.put(uid, new StoredMessage(uid, octets.clone(), flags, date));
        modSeqs.put(uid, ++modSeq);
    }

    /** Puts another text and date under a UID, as no server should. */
    public synchronized void alter(long uid, byte[] octets, InternalDate date) {
        messages.computeIfPresent(uid, (key, message) -> new StoredMessage(uid, octets.clone(), message.flags(), date));
    }

    /** From now on FETCH of this message's text ends the session. */
    public synchronized void hangUpAt(long uid) {
        poisonous.add(uid);
    }

    synchronized boolean hangsUpAt(long uid) {
        return poisonous.contains(uid);
    }

    /** From now on FETCH of this message's text is answered NO. */
    public synchronized void makeUnreadable(long uid) {
        unreadable.add(uid);
    }

    /** Gives the mailbox a new generation: UIDs count from 1 again, the messages stay. */
    public synchronized void renewUidValidity() {
        uidValidity++;
        List<StoredMessage> kept = messages();
        messages.clear();
        uidNext = 1;
        kept.forEach(message -> put(message.octets(), message.flags(), message.internalDate()));
    }

    /** Leaves holes: the next UID is at least this. */
    public synchronized void skipTo(long nextUid) {
        uidNext = Math.max(uidNext, nextUid);
    }

    /** Puts it back to an earlier state, as from a backup: UIDs from this one on are given a second time. */
    public synchronized void restoreTo(long nextUid) {
        messages.tailMap(nextUid, true).clear();
        uidNext = nextUid;
    }

    /** Attributes of LIST: {@code \Sent}, {@code \Noselect}. */
    public synchronized InMemoryMailbox withAttribute(String attribute) {
        attributes.add(attribute.toLowerCase(Locale.ROOT));
        return this;
    }

    /** What PERMANENTFLAGS says; flags that are not in it are dropped on APPEND. Empty: not said, all are kept. */
    public synchronized InMemoryMailbox withPermanentFlags(String... flags) {
        permanentFlags = new TreeSet<>();
        for (String flag : flags) {
            permanentFlags.add(flag.toLowerCase(Locale.ROOT));
        }
        return this;
    }

    synchronized Set<String> attributes() {
        return Set.copyOf(attributes);
    }

    synchronized boolean selectable() {
        return !attributes.contains("\\noselect") && !attributes.contains("\\nonexistent");
    }

    synchronized boolean isUnreadable(long uid) {
        return unreadable.contains(uid);
    }

    synchronized MailboxStatus status() {
        return new MailboxStatus(new UidValidity(uidValidity), uidNext, messages.size(), modSeq);
    }

    synchronized OpenedMailbox opened() {
        return new OpenedMailbox(status(), permanentFlags);
    }

    synchronized @Nullable StoredMessage message(long uid) {
        return messages.get(uid);
    }

    /** Stores all messages in a row and returns their UIDs. */
    synchronized List<Long> store(List<LongFunction<StoredMessage>> added) {
        List<Long> uids = new ArrayList<>();
        for (LongFunction<StoredMessage> make : added) {
            StoredMessage message = make.apply(uidNext++);
            messages.put(message.uid(), message.withFlags(kept(message.flags())));
            uids.add(message.uid());
            modSeqs.put(message.uid(), ++modSeq);
        }
        return uids;
    }

    /** What the given messages are like. */
    synchronized List<CurrentMessage> current(UidSet uids, boolean withModSeq) {
        return messages.values().stream()
                .filter(message -> uids.contains(message.uid()))
                .map(message -> new CurrentMessage(
                        message.metadata(), withModSeq ? modSeqs.getOrDefault(message.uid(), 1L) : 0))
                .toList();
    }

    /** What a server with mod-sequences tells of what has changed (RFC 7162). */
    synchronized Changes changedSince(long since, long from, Function<StoredMessage, MessageMetadata> listed) {
        Map<Long, MessageFlags> flags = new HashMap<>();
        modSeqs.forEach((uid, its) -> {
            StoredMessage message = messages.get(uid);
            if (message != null && its > since) {
                flags.put(uid, message.flags());
            }
        });
        return new Changes(
                UidSet.of(messages.keySet().stream().mapToLong(uid -> uid).toArray()),
                flags,
                messages.values().stream()
                        .filter(message -> message.uid() >= from)
                        .map(listed)
                        .toList());
    }

    /** STORE: returns those that were left alone, since they had changed (RFC 7162). */
    synchronized UidSet change(UidSet uids, FlagChange change, long unchangedSince) {
        UidSet there = UidSet.of(uids.stream().filter(messages::containsKey).toArray());
        UidSet modified = UidSet.of(there.stream()
                .filter(uid -> unchangedSince > 0 && modSeqs.getOrDefault(uid, 1L) > unchangedSince)
                .toArray());
        there.without(modified).stream().forEach(uid -> {
            StoredMessage message = Objects.requireNonNull(messages.get(uid));
            MessageFlags flags = kept(change.appliedTo(message.flags()));
            if (!flags.equals(message.flags())) {
                setFlags(uid, flags);
            }
        });
        return modified;
    }

    /** UID EXPUNGE. */
    synchronized void expungeDeleted(UidSet uids) {
        uids.stream()
                .filter(uid -> messages.containsKey(uid)
                        && messages.get(uid).flags().system().contains(MessageFlags.SystemFlag.DELETED))
                .forEach(this::expunge);
    }

    /** Puts HIGHESTMODSEQ back, as a server does whose index files were lost; UIDVALIDITY stays. */
    public synchronized void forgetModSeqs() {
        modSeq = 1;
        modSeqs.clear();
    }

    private MessageFlags kept(MessageFlags flags) {
        if (permanentFlags.isEmpty()) {
            return flags;
        }
        List<String> wire = new ArrayList<>();
        flags.system().stream()
                .map(MessageFlags.SystemFlag::wire)
                .filter(flag -> permanentFlags.contains(flag.toLowerCase(Locale.ROOT)))
                .forEach(wire::add);
        flags.keywords().stream()
                .filter(word ->
                        permanentFlags.contains("\\*") || permanentFlags.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(wire::add);
        return MessageFlags.parse(wire);
    }

    Map<Long, StoredMessage> snapshot() {
        synchronized (this) {
            return new TreeMap<>(messages);
        }
    }
}

package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.StorageQuota;
import org.jspecify.annotations.Nullable;

/** An account of an {@link InMemoryServer}; INBOX is always there. All methods may be called by any thread. */
public final class InMemoryAccount {
    private final char separator;
    private final String prefix;
    private final Map<MailboxName, InMemoryMailbox> mailboxes = new LinkedHashMap<>();
    private final Set<MailboxName> subscribed = new TreeSet<>();
    private long nextUidValidity = 1_500_000_000L;
    private boolean oneGeneration;
    private @Nullable StorageQuota quota;

    InMemoryAccount(char separator, String prefix) {
        this.separator = separator;
        this.prefix = prefix;
        make(MailboxName.INBOX);
    }

    /** The mailbox of a name for people, with prefix and separator; made if it is not there. */
    public InMemoryMailbox mailbox(String decoded) {
        return make(MailboxName.encode(decoded));
    }

    /** The mailbox of a wire name; made if it is not there. */
    public synchronized InMemoryMailbox make(MailboxName name) {
        return mailboxes.computeIfAbsent(
                name, key -> new InMemoryMailbox(key, oneGeneration ? nextUidValidity : nextUidValidity++));
    }

    /** From now on mailboxes get one UIDVALIDITY, as on servers that make it of the time, within one second. */
    public synchronized void oneGeneration() {
        oneGeneration = true;
    }

    /** The mailbox, or null. */
    public synchronized @Nullable InMemoryMailbox find(MailboxName name) {
        return mailboxes.get(name);
    }

    /** All mailboxes in the order in which they were made. */
    public synchronized List<InMemoryMailbox> mailboxes() {
        return new ArrayList<>(mailboxes.values());
    }

    /** Deletes a mailbox with all its messages, as a user does. */
    public synchronized void delete(MailboxName name) {
        mailboxes.remove(name);
    }

    /** Renames a mailbox, as a user does: UIDVALIDITY and UIDs stay. */
    public synchronized void rename(MailboxName from, MailboxName to) {
        InMemoryMailbox box = mailboxes.remove(from);
        if (box == null || mailboxes.containsKey(to)) {
            throw new IllegalArgumentException("cannot rename " + from + " to " + to);
        }
        mailboxes.put(to, box.named(to));
    }

    /** Moves a message to another mailbox, as a user does. */
    public synchronized void move(InMemoryMailbox from, long uid, InMemoryMailbox to) {
        StoredMessage message = java.util.Objects.requireNonNull(from.message(uid));
        to.put(message.octets(), message.flags(), message.internalDate());
        from.expunge(uid);
    }

    /** Sets what GETQUOTAROOT says; null: the server has no quota. */
    public synchronized void setQuota(@Nullable StorageQuota quota) {
        this.quota = quota;
    }

    synchronized @Nullable StorageQuota quota() {
        return quota;
    }

    /** Subscribes to a mailbox, which need not exist. */
    public synchronized void subscribe(MailboxName name) {
        subscribed.add(name);
    }

    /** The names subscribed to. */
    public synchronized Set<MailboxName> subscribed() {
        return new TreeSet<>(subscribed);
    }

    /** Whether CREATE may make it: under the prefix, where there is one. */
    boolean mayCreate(MailboxName name) {
        return prefix.isEmpty()
                || (name.wire().startsWith(prefix) && name.wire().length() > prefix.length());
    }

    synchronized List<ListedMailbox> list() {
        return Stream.concat(mailboxes.values().stream().map(this::listed), missingParents())
                .toList();
    }

    private ListedMailbox listed(InMemoryMailbox box) {
        return new ListedMailbox(box.name(), separator, box.attributes(), subscribed.contains(box.name()));
    }

    private Stream<ListedMailbox> missingParents() {
        Set<String> missing = new TreeSet<>();
        for (MailboxName name : mailboxes.keySet()) {
            for (int at = name.wire().indexOf(separator);
                    at > 0;
                    at = name.wire().indexOf(separator, at + 1)) {
                missing.add(name.wire().substring(0, at));
            }
        }
        return missing.stream()
                .map(MailboxName::new)
                .filter(name -> !mailboxes.containsKey(name))
                .map(name -> new ListedMailbox(name, separator, Set.of("\\noselect"), subscribed.contains(name)));
    }

    /** All messages of all mailboxes. */
    public MailManifest manifest() {
        return manifest((octets, flags) -> octets);
    }

    /** The same, with the octets as somebody sees them. */
    MailManifest manifest(BiFunction<byte[], MessageFlags, byte[]> seen) {
        List<MailManifest.Entry> entries = new ArrayList<>();
        for (InMemoryMailbox box : mailboxes()) {
            String folder = MailManifest.folder(box.name().decoded(), prefix, separator);
            for (StoredMessage message : box.messages()) {
                entries.add(MailManifest.Entry.of(
                        folder,
                        wire(message.flags()),
                        message.internalDate() == null
                                ? 0
                                : message.internalDate().epochSecond(),
                        BytesContent.digestsOf(seen.apply(message.octets(), message.flags()))
                                .exact()
                                .toString()));
            }
        }
        return new MailManifest(entries);
    }

    private static Set<String> wire(MessageFlags flags) {
        return Stream.concat(flags.system().stream().map(MessageFlags.SystemFlag::wire), flags.keywords().stream())
                .collect(Collectors.toSet());
    }
}

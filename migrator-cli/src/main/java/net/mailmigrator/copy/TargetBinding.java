package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.copy.Rebinding.Known;
import net.mailmigrator.copy.Rebinding.Text;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.CameOut;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.RowKey;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.MailException;

/** Finds target mailboxes that were renamed, and the messages of those that were made anew or put back (I10). */
final class TargetBinding {
    private static final long EARLIEST_KEPT = Integer.MIN_VALUE;

    private final Sessions sessions;
    private final AccountJournal journal;
    private final long now;

    /** @param now epoch seconds; servers do not keep later dates */
    TargetBinding(Sessions sessions, AccountJournal journal, long now) {
        this.sessions = sessions;
        this.journal = journal;
        this.now = now;
    }

    /** Where the messages of a mailbox are now that its name is gone or another mailbox's. */
    Optional<MailboxName> renamed(TargetMailbox row) throws MailException {
        Set<MailboxName> known = journal.targetMailboxes().stream()
                .map(TargetMailbox::name)
                .collect(java.util.stream.Collectors.toSet());
        for (ListedMailbox listed : sessions.writer().list()) {
            if (listed.selectable() && !known.contains(listed.name()) && holds(listed.name(), row)) {
                return Optional.of(listed.name());
            }
        }
        return Optional.empty();
    }

    /** UIDVALIDITY alone says little: servers make it of the time, and folders are made several in a second. */
    private boolean holds(MailboxName name, TargetMailbox row) throws MailException {
        MailboxWriter writer = sessions.writer();
        if (!writer.status(name).uidValidity().equals(row.uidValidity())) {
            return false;
        }
        Map<Long, Known> known = new HashMap<>();
        journal.rowsAt(row.id(), (source, message) -> {
            if (message.targetUid() != null) {
                known.put(message.targetUid(), known(source, message));
            }
        });
        return SameMailbox.is(writer, name, known, this::isSame);
    }

    /** A target that is known to change what it is sent may have changed the size, or the date. */
    private boolean isSame(Known sent, MessageMetadata there) {
        boolean size = there.size() == sent.size();
        boolean date = SameMailbox.isOfDate(sent, there);
        return (size || date) && (size || changesTexts()) && (date || sent.date() == null || changesDates());
    }

    /**
     * Whether journaled UIDs mean other messages, though UIDVALIDITY is the same and UIDNEXT has not gone back: the mailbox
     * was put back to an earlier state and has grown since. Looks at the copies brought last, in the opened mailbox; sizes
     * alone may be changed by a target, and so may dates.
     */
    boolean isContradicted(TargetMailbox row) throws MailException {
        Map<Long, Known> brought = new HashMap<>();
        for (SourceMailbox source : journal.sourceMailboxes()) {
            for (MessageRow message : journal.highestCopied(source.id())) {
                if (message.targetMailbox(source) == row.id() && message.targetUid() != null) {
                    brought.put(message.targetUid(), known(source, message));
                }
            }
        }
        boolean[] contradicted = {false};
        if (!brought.isEmpty() && !changesDates()) {
            long first =
                    brought.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
            long last = brought.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
            sessions.writer().listMessages(first, last, message -> {
                Known sent = brought.get(message.uid());
                contradicted[0] |= sent != null && isContradicted(sent, message);
            });
        }
        return contradicted[0];
    }

    /** Whether a message is another than the one that was brought under its UID; false where none was. */
    boolean isAnother(TargetMailbox row, MessageMetadata there) {
        boolean[] another = {false};
        if (!changesDates()) {
            journal.rowsAt(row.id(), (source, message) -> {
                boolean isIt = message.targetUid() != null
                        && message.targetUid() == there.uid()
                        && message.state() == MessageState.APPENDED;
                another[0] |= isIt && isContradicted(known(source, message), there);
            });
        }
        return another[0];
    }

    private static boolean isContradicted(Known sent, MessageMetadata there) {
        return sent.date() != null
                && there.internalDate() != null
                && sent.size() != there.size()
                && !SameMailbox.isOfDate(sent, there);
    }

    private boolean changesTexts() {
        String differences = journal.facts().targetClass();
        return differences != null && !differences.equals(AccountFacts.EXACT);
    }

    private boolean changesDates() {
        String differences = journal.facts().targetClass();
        return differences != null && differences.contains(Difference.DATE);
    }

    /** How many rows were found, of how many. */
    record Bound(long found, long known) {}

    /** Binds the rows to the UIDs of the mailbox, which is opened; those not found are GONE_AT_TARGET. */
    Bound rebind(TargetMailbox row, MailboxStatus status) throws MailException {
        List<Known> known = new ArrayList<>();
        List<Known> gone = new ArrayList<>();
        journal.rowsAt(row.id(), (source, message) -> {
            if (message.state() == MessageState.APPENDED || message.state() == MessageState.DELETING) {
                known.add(known(source, message));
            } else if (message.state() == MessageState.GONE_AT_TARGET) {
                gone.add(known(source, message));
            }
        });
        long wanted = known.size();
        known.addAll(gone);
        Map<RowKey, Long> found = new Rebinding(sessions.writer(), keys -> texts(row, keys)).run(known, listing());
        journal.rebindTarget(row.id(), status, found);
        return new Bound(found.size(), wanted);
    }

    private List<MessageMetadata> listing() throws MailException {
        List<MessageMetadata> found = new ArrayList<>();
        SharedFlags flags = new SharedFlags();
        sessions.writer().listMessages(1, Long.MAX_VALUE, message -> found.add(flags.shared(message)));
        found.sort(Comparator.comparingLong(MessageMetadata::uid));
        return found;
    }

    private Known known(SourceMailbox source, MessageRow row) {
        InternalDate sent = row.internalDate();
        CameOut cameOut = row.cameOut();
        if (cameOut != null) {
            return new Known(new RowKey(source.id(), row.sourceUid()), cameOut.octets(), cameOut.date());
        }
        Long date = sent == null || sent.epochSecond() < EARLIEST_KEPT || sent.epochSecond() > now
                ? null
                : sent.epochSecond();
        return new Known(
                new RowKey(source.id(), row.sourceUid()),
                row.digests() == null ? row.sizeAsListed() : row.digests().octets(),
                date);
    }

    /** From the journal; of adopted messages it has none, and they are read at the source, as far as it has them. */
    private Map<RowKey, Text> texts(TargetMailbox row, Set<RowKey> keys) throws MailException {
        Map<RowKey, Text> texts = new HashMap<>();
        Map<SourceMailbox, List<MessageRow>> atSource = new HashMap<>();
        journal.rowsAt(row.id(), (source, message) -> {
            RowKey key = new RowKey(source.id(), message.sourceUid());
            if (keys.contains(key) && message.digests() != null) {
                texts.put(key, new Text(message.digests(), message.flagBase()));
            } else if (keys.contains(key) && message.sourceUid() > 0) {
                atSource.computeIfAbsent(source, none -> new ArrayList<>()).add(message);
            }
        });
        for (Map.Entry<SourceMailbox, List<MessageRow>> adopted : atSource.entrySet()) {
            read(adopted.getKey(), adopted.getValue(), texts);
        }
        return texts;
    }

    private void read(SourceMailbox source, List<MessageRow> rows, Map<RowKey, Text> texts) throws MailException {
        MailboxReader reader = sessions.reader();
        boolean there = reader.list().stream()
                .anyMatch(listed -> listed.selectable() && listed.name().equals(source.name()));
        if (!there || !reader.examine(source.name()).status().uidValidity().equals(source.uidValidity())) {
            return;
        }
        DigestCollector read = new DigestCollector();
        reader.fetch(UidSet.of(rows.stream().mapToLong(MessageRow::sourceUid).toArray()), read);
        read.byUid()
                .forEach((uid, message) -> texts.put(
                        new RowKey(source.id(), uid),
                        new Text(message.digests(), message.metadata().flags())));
    }
}

package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.copy.Rebinding.Known;
import net.mailmigrator.copy.Rebinding.Text;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.RowKey;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** Makes sure that the rows of a source mailbox mean the messages that it holds (I10, EXACTNESS §7). */
final class SourceMailboxes {
    private static final Set<MessageState> KEPT = Set.of(
            MessageState.APPENDED,
            MessageState.GONE_AT_TARGET,
            MessageState.DELETING,
            MessageState.DELETED,
            MessageState.UNDECIDED);

    private final Sessions sessions;
    private final AccountStates states;
    private final AccountJournal journal;
    private final PassReport report;
    private @Nullable Set<MailboxName> listed;

    SourceMailboxes(CopyJob job, Sessions sessions, AccountStates states, PassReport report) {
        this.states = states;
        this.sessions = sessions;
        this.journal = job.journal();
        this.report = report;
    }

    /** Lets the rows of a renamed mailbox follow it, where the entry is the name that it has now. */
    void follow(FolderPlan.Entry entry) throws MailException {
        MailboxName name = entry.source().name();
        if (journal.sourceMailboxes().isEmpty() || journal.sourceMailbox(name).isPresent()) {
            return;
        }
        follow(entry, sessions.reader().status(name));
    }

    /** The same for an entry that is a mailbox's name, though another mailbox has it now; whether rows followed. */
    boolean follow(FolderPlan.Entry entry, MailboxStatus status) throws MailException {
        MailboxName name = entry.source().name();
        for (SourceMailbox row : journal.sourceMailboxes()) {
            if (!row.name().equals(name)
                    && row.uidValidity().equals(status.uidValidity())
                    && isDisplaced(row)
                    && holds(name, row)) {
                journal.renameSource(row.id(), name, entry.target());
                report.renamedAtSource(row.name(), entry);
                return true;
            }
        }
        return false;
    }

    /** What the source said of a mailbox when the pass began, or says now. */
    MailboxStatus status(MailboxName name) throws MailException {
        Optional<MailboxStatus> atFirst = states.source(name);
        return atFirst.isPresent() ? atFirst.get() : sessions.reader().status(name);
    }

    private boolean isDisplaced(SourceMailbox row) throws MailException {
        return !listed().contains(row.name())
                || !sessions.reader().status(row.name()).uidValidity().equals(row.uidValidity());
    }

    /** A source tells size and date as they were. */
    private boolean holds(MailboxName name, SourceMailbox row) throws MailException {
        Map<Long, Known> known = new HashMap<>();
        journal.rows(row.id(), message -> {
            if (message.internalDate() != null && message.alteration() == null && message.sizeAsListed() > 0) {
                known.put(message.sourceUid(), known(row.id(), message));
            }
        });
        return SameMailbox.is(
                sessions.reader(),
                name,
                known,
                (one, there) -> there.size() == one.size() && SameMailbox.isOfDate(one, there));
    }

    private Set<MailboxName> listed() throws MailException {
        Set<MailboxName> there = listed;
        if (there == null) {
            there = states.selectableAtSource();
            listed = there;
        }
        return there;
    }

    /** Why the journaled UIDs of a mailbox are void; empty where they are not. */
    static Optional<String> mismatch(String login, SourceMailbox row, MailboxStatus status) {
        return OpenTarget.mismatch(login, row.uidValidity(), status.uidValidity())
                .or(() -> row.completed() == null
                        ? Optional.empty()
                        : OpenTarget.wentBack(login, row.completed().uidNext(), status.uidNext()));
    }

    /** Binds the rows to the UIDs of the mailbox as it is now. Both sides are opened. */
    void rebind(FolderPlan.Entry entry, SourceMailbox source, MailboxStatus status) throws MailException {
        List<Known> known = known(source);
        Map<RowKey, Long> found = new Rebinding(sessions.reader(), keys -> texts(source, keys))
                .run(
                        known,
                        SourceListing.read(sessions.reader(), status, UidSet.empty())
                                .todo());
        journal.rebindSource(
                source.id(),
                status.uidValidity(),
                found.entrySet().stream()
                        .collect(Collectors.toMap(pair -> pair.getKey().sourceUid(), Map.Entry::getValue)));
        report.reboundSource(entry, source.id(), found.size(), known.size());
    }

    /** Rows that mean something, those with a valid UID first, and messages that were sent and have no row yet. */
    private List<Known> known(SourceMailbox source) {
        List<Known> valid = new ArrayList<>();
        List<Known> former = new ArrayList<>();
        Set<Long> uids = new HashSet<>();
        journal.rows(source.id(), row -> {
            if (KEPT.contains(row.state())) {
                (row.sourceUid() > 0 ? valid : former).add(known(source.id(), row));
                uids.add(row.sourceUid());
            }
        });
        unsettled(source)
                .flatMap(batch -> batch.members().stream())
                .filter(member -> uids.add(member.sourceUid()))
                .map(member -> known(source.id(), member.row(null, null, MessageState.UNDECIDED, null)))
                .forEach(valid::add);
        valid.addAll(former);
        return valid;
    }

    private java.util.stream.Stream<AppendBatch> unsettled(SourceMailbox source) {
        return journal.batches(source.targetId(), AppendBatch.State.OPEN, AppendBatch.State.DOUBT).stream()
                .filter(batch -> batch.sourceMailboxId() == source.id());
    }

    /** A date that was altered says nothing about the one that the source shows. */
    private static Known known(long mailbox, MessageRow row) {
        InternalDate sent = row.alteration() == null ? row.internalDate() : null;
        return new Known(
                new RowKey(mailbox, row.sourceUid()), row.sizeAsListed(), sent == null ? null : sent.epochSecond());
    }

    /** From the journal; of adopted messages it has none, and their copy at the target is read. */
    private Map<RowKey, Text> texts(SourceMailbox source, Set<RowKey> keys) throws MailException {
        Map<RowKey, Text> texts = new HashMap<>();
        Map<Long, MessageRow> atTarget = new HashMap<>();
        journal.rows(source.id(), row -> {
            RowKey key = new RowKey(source.id(), row.sourceUid());
            if (keys.contains(key) && row.digests() != null) {
                texts.put(key, new Text(sourceDigests(row), row.flagBase()));
            } else if (keys.contains(key) && row.targetUid() != null && row.targetMailboxId() == null) {
                atTarget.put(row.targetUid(), row);
            }
        });
        unsettled(source).flatMap(batch -> batch.members().stream()).forEach(member -> {
            RowKey key = new RowKey(source.id(), member.sourceUid());
            if (keys.contains(key)) {
                MessageRow row = member.row(null, null, MessageState.UNDECIDED, null);
                texts.putIfAbsent(key, new Text(sourceDigests(row), row.flagBase()));
            }
        });
        if (!atTarget.isEmpty()) {
            DigestCollector read = new DigestCollector();
            sessions.writer()
                    .fetch(
                            UidSet.of(atTarget.keySet().stream()
                                    .mapToLong(Long::longValue)
                                    .toArray()),
                            read);
            read.byUid().forEach((uid, message) -> {
                MessageRow row = atTarget.get(uid);
                if (row != null) {
                    texts.put(new RowKey(source.id(), row.sourceUid()), new Text(message.digests(), row.flagBase()));
                }
            });
        }
        return texts;
    }

    private static Digests sourceDigests(MessageRow row) {
        return row.alteration() == null
                ? java.util.Objects.requireNonNull(row.digests())
                : new Digests(
                        row.alteration().sourceOctets(),
                        row.alteration().source(),
                        row.alteration().source());
    }
}

package net.mailmigrator.copy;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** Creates target mailboxes and opens them, with their rows in the journal; follows those that the user renamed (I10). */
final class TargetMailboxes {
    private final String login;
    private final Sessions sessions;
    private final AccountStates states;
    private final AccountJournal journal;
    private final PassReport report;
    private final TargetBinding binding;
    private final Set<Long> opened = new HashSet<>();
    private @Nullable Map<MailboxName, ListedMailbox> listed;

    TargetMailboxes(CopyJob job, Sessions sessions, AccountStates states, CopyServices services, PassReport report) {
        this.states = states;
        this.report = report;
        this.binding = new TargetBinding(
                sessions, job.journal(), services.clock().instant().getEpochSecond());
        this.login = job.login();
        this.sessions = sessions;
        this.journal = job.journal();
    }

    /** Makes sure that the target of an entry exists and has a row with its floor. */
    void prepare(FolderPlan.Entry entry) throws MailException {
        if (row(entry).isPresent()) {
            return;
        }
        if (!listed().containsKey(entry.target())) {
            requireItsOwn(sessions.writer(), entry);
            create(entry.target(), entry);
        }
        journal.target(entry.target(), sessions.writer().status(entry.target()));
    }

    /** Where names differ only in case for us and not for the server, two folders would become one (quirk 19). */
    private void requireItsOwn(MailboxWriter writer, FolderPlan.Entry entry) throws MailException {
        String name = entry.target().decoded();
        Optional<MailboxName> other = journal.targetMailboxes().stream()
                .map(TargetMailbox::name)
                .filter(taken -> taken.decoded().equalsIgnoreCase(name))
                .findFirst();
        if (other.isPresent() && isThere(writer, entry.target())) {
            throw MailException.stopped(
                    FailureScope.MAILBOX,
                    "create " + name + " for " + login,
                    "the target takes it for its folder " + other.get().decoded() + ", to which another folder is"
                            + " copied: names that differ only in case are the same there. Nothing of this folder was"
                            + " copied; give it another name with copy.rename: { '"
                            + entry.sourceFolder().replace("'", "''") + "': NAME } and run again");
        }
    }

    private static boolean isThere(MailboxWriter writer, MailboxName name) throws MailException {
        try {
            writer.status(name);
            return true;
        } catch (MailException failure) {
            if (failure.connectionLost() || failure.retryable()) {
                throw failure;
            }
            return false;
        }
    }

    /** A server that refuses a name for good says so with each run: the way out is another name. */
    private void create(MailboxName name, FolderPlan.Entry entry) throws MailException {
        try {
            sessions.writer().create(name);
            listed().putIfAbsent(name, new ListedMailbox(name, null, Set.of(), false));
        } catch (MailException refused) {
            if (refused.scope() != FailureScope.MAILBOX
                    || refused.retryable()
                    || refused.meaning() != AnswerMeaning.UNKNOWN) {
                throw refused;
            }
            throw MailException.stopped(
                    FailureScope.MAILBOX,
                    refused.attempted(),
                    MailException.withoutFullStop(refused.answer())
                            + ". Nothing of this folder was copied; if the name is what it refuses, give the folder"
                            + " another one with copy.rename: { '"
                            + entry.sourceFolder().replace("'", "''")
                            + "': NAME } and run again");
        }
    }

    /**
     * Subscribes to the target of an entry whose source is subscribed to.
     *
     * @return the server's words where it refused, which is no reason not to copy
     */
    Optional<String> subscribe(FolderPlan.Entry entry) throws MailException {
        MailboxName name = row(entry).map(TargetMailbox::name).orElse(entry.target());
        ListedMailbox there = listed().get(name);
        if (!entry.subscribe() || there == null || there.subscribed()) {
            return Optional.empty();
        }
        try {
            sessions.writer().subscribe(name);
            return Optional.empty();
        } catch (MailException refused) {
            if (refused.connectionLost() || refused.meaning() == AnswerMeaning.THROTTLED) {
                throw refused;
            }
            return Optional.of(refused.answer());
        }
    }

    /**
     * SELECTs the target of an entry, where its messages are by now; its rows are bound anew where their UIDs are void,
     * unless it was opened in this pass already.
     *
     * @return empty where the user deleted it
     */
    Optional<OpenTarget> open(FolderPlan.Entry entry) throws MailException {
        return open(row(entry).orElseThrow(), entry.targetFolder(), entry.sourceFolder());
    }

    /** The same for one in which messages of other mailboxes were found. */
    Optional<OpenTarget> openFiled(TargetMailbox row) throws MailException {
        String folder = row.name().decoded();
        return open(row, folder, folder);
    }

    private Optional<OpenTarget> open(TargetMailbox known, String folder, String sourceFolder) throws MailException {
        TargetMailbox row = known;
        Optional<OpenedMailbox> selected = selected(row);
        if (selected.isEmpty() || (isVoid(row, selected.get().status()) && !opened.contains(row.id()))) {
            Optional<MailboxName> renamed = binding.renamed(row);
            if (renamed.isPresent()) {
                journal.renameTarget(row.id(), renamed.get());
                report.renamedAtTarget(folder, sourceFolder, renamed.get());
                row = journal.targetMailbox(known.id()).orElseThrow();
                selected = selected(row);
            }
        }
        if (selected.isEmpty()) {
            if (!row.absent()) {
                journal.targetGone(row.id());
            }
            return Optional.empty();
        }
        return Optional.of(opened(folder, row, selectAgain(row, selected.get())));
    }

    /** Looking for a renamed mailbox opens others. */
    private OpenedMailbox selectAgain(TargetMailbox row, OpenedMailbox selected) throws MailException {
        return isVoid(row, selected.status()) ? sessions.writer().select(row.name()) : selected;
    }

    private OpenTarget opened(String folder, TargetMailbox row, OpenedMailbox selected) throws MailException {
        MailboxStatus status = selected.status();
        if (!isVoid(row, status) && !hasGrownFromAnEarlierState(row, status)) {
            opened.add(row.id());
            return new OpenTarget(login, row, selected);
        }
        if (opened.contains(row.id())) {
            requireSame(row, status);
        }
        TargetBinding.Bound bound = binding.rebind(row, status);
        report.reboundTarget(folder, row.id(), bound.found(), bound.known());
        opened.add(row.id());
        return new OpenTarget(login, journal.targetMailbox(row.id()).orElseThrow(), selected);
    }

    /**
     * Asked once a pass, and only where something has arrived that was not sent by us, or the number of messages is another:
     * each question is a round trip.
     */
    private boolean hasGrownFromAnEarlierState(TargetMailbox row, MailboxStatus now) throws MailException {
        return !opened.contains(row.id())
                && (now.uidNext() > row.targetSeen() || holdsAnotherNumber(row, now))
                && binding.isContradicted(row);
    }

    private boolean holdsAnotherNumber(TargetMailbox row, MailboxStatus now) {
        Long others = row.others();
        return others != null && now.messages() != others + journal.copies().getOrDefault(row.id(), 0L);
    }

    private boolean isVoid(TargetMailbox row, MailboxStatus now) {
        return row.absent() || mismatch(row, now).isPresent();
    }

    private Optional<OpenedMailbox> selected(TargetMailbox row) throws MailException {
        try {
            return Optional.of(sessions.writer().select(row.name()));
        } catch (MailException refused) {
            boolean mayBeGone =
                    refused.meaning() == AnswerMeaning.MAILBOX_GONE || refused.meaning() == AnswerMeaning.UNKNOWN;
            if (refused.connectionLost() || !mayBeGone || opened.contains(row.id()) || isListedNow(row.name())) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    /** A complete LIST decides that a mailbox is gone, not the refusal to open it. */
    private boolean isListedNow(MailboxName name) throws MailException {
        listed = states.listedAtTargetNow();
        ListedMailbox there = listed().get(name);
        return there != null && there.selectable();
    }

    /** Makes a mailbox again that the user deleted: new mail needs it. */
    OpenTarget makeAgain(FolderPlan.Entry entry) throws MailException {
        TargetMailbox gone = row(entry).orElseThrow();
        create(gone.name(), entry);
        OpenedMailbox selected = sessions.writer().select(gone.name());
        journal.rebindTarget(gone.id(), selected.status(), Map.of());
        opened.add(gone.id());
        return new OpenTarget(login, row(entry).orElseThrow(), selected);
    }

    /** SELECTs again, to see what arrived. */
    void reopen(OpenTarget target) throws MailException {
        OpenedMailbox selected = sessions.writer().select(target.name());
        requireSame(target.row(), selected.status());
        target.reopened(selected);
    }

    /** The row of an entry's target, where there is one: that of its source's rows, unless the settings name another. */
    Optional<TargetMailbox> row(FolderPlan.Entry entry) {
        return journal.sourceMailbox(entry.source().name())
                .flatMap(source -> journal.targetMailbox(source.targetId())
                        .filter(row -> entry.target()
                                .equals(source.plannedTarget() == null ? row.name() : source.plannedTarget())))
                .or(() -> journal.targetMailbox(entry.target()));
    }

    /** Whether it was opened in this pass. */
    boolean isOpened(TargetMailbox row) {
        return opened.contains(row.id());
    }

    /** Whether the target lists the mailbox. */
    boolean exists(TargetMailbox row) throws MailException {
        ListedMailbox there = listed().get(row.name());
        return there != null && there.selectable();
    }

    private Optional<String> mismatch(TargetMailbox row, MailboxStatus now) {
        return OpenTarget.mismatch(login, row.uidValidity(), now.uidValidity())
                .or(() -> OpenTarget.wentBack(login, row.targetSeen(), now.uidNext()));
    }

    private void requireSame(TargetMailbox row, MailboxStatus now) throws MailException {
        Optional<String> mismatch = mismatch(row, now);
        if (mismatch.isPresent()) {
            throw MailException.stopped(
                    FailureScope.MAILBOX,
                    "open the target folder " + row.name().decoded() + " of " + login,
                    mismatch.get());
        }
    }

    private Map<MailboxName, ListedMailbox> listed() throws MailException {
        Map<MailboxName, ListedMailbox> there = listed;
        if (there == null) {
            there = states.listedAtTarget();
            listed = there;
        }
        return there;
    }
}

package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** Creates target mailboxes and opens them, with their rows in the journal. */
final class TargetMailboxes {
    private final String login;
    private final Sessions sessions;
    private final AccountJournal journal;
    private @Nullable Map<MailboxName, ListedMailbox> listed;

    TargetMailboxes(CopyJob job, Sessions sessions) {
        this.login = job.login();
        this.sessions = sessions;
        this.journal = job.journal();
    }

    /** Makes sure that the target of an entry exists and has a row with its floor. */
    void prepare(FolderPlan.Entry entry) throws MailException {
        if (known().containsKey(entry.target())) {
            return;
        }
        MailboxWriter writer = sessions.writer();
        if (!listed().containsKey(entry.target())) {
            requireItsOwn(writer, entry);
            create(writer, entry);
        }
        journal.target(entry.target(), writer.status(entry.target()));
    }

    /** Where names differ only in case for us and not for the server, two folders would become one (quirk 19). */
    private void requireItsOwn(MailboxWriter writer, FolderPlan.Entry entry) throws MailException {
        String name = entry.target().decoded();
        Optional<MailboxName> other = known().keySet().stream()
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
    private static void create(MailboxWriter writer, FolderPlan.Entry entry) throws MailException {
        try {
            writer.create(entry.target());
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
        ListedMailbox there = listed().get(entry.target());
        if (!entry.subscribe() || (there != null && there.subscribed())) {
            return Optional.empty();
        }
        try {
            sessions.writer().subscribe(entry.target());
            return Optional.empty();
        } catch (MailException refused) {
            if (refused.connectionLost() || refused.meaning() == AnswerMeaning.THROTTLED) {
                throw refused;
            }
            return Optional.of(refused.answer());
        }
    }

    /** SELECTs the target of an entry. */
    OpenTarget open(FolderPlan.Entry entry) throws MailException {
        MailboxStatus status = select(entry.target());
        TargetMailbox row = journal.target(entry.target(), status);
        requireSame(row, status);
        return new OpenTarget(login, row, status);
    }

    /** SELECTs again, to see what arrived. */
    void reopen(OpenTarget target) throws MailException {
        MailboxStatus status = select(target.name());
        requireSame(target.row(), status);
        target.reopened(status);
    }

    /** The row of an entry's target, where there is one. */
    Optional<TargetMailbox> row(FolderPlan.Entry entry) {
        return Optional.ofNullable(known().get(entry.target()));
    }

    private MailboxStatus select(MailboxName name) throws MailException {
        try {
            return sessions.writer().select(name).status();
        } catch (MailException refused) {
            boolean mayBeGone =
                    refused.meaning() == AnswerMeaning.MAILBOX_GONE || refused.meaning() == AnswerMeaning.UNKNOWN;
            if (refused.connectionLost() || !mayBeGone || !known().containsKey(name)) {
                throw refused;
            }
            throw MailException.refused(
                    refused.scope(),
                    refused.retryable(),
                    refused.attempted(),
                    refused.answer() + " (it was there in an earlier pass; if it was deleted at the target on purpose,"
                            + " leave the folder out with copy.exclude, or forget the account with: migrator reset"
                            + " --account " + login + ")");
        }
    }

    private void requireSame(TargetMailbox row, MailboxStatus now) throws MailException {
        Optional<String> mismatch = OpenTarget.mismatch(login, row.uidValidity(), now.uidValidity())
                .or(() -> OpenTarget.wentBack(login, row.targetSeen(), now.uidNext()));
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
            there = new HashMap<>();
            for (ListedMailbox mailbox : sessions.writer().list()) {
                there.put(mailbox.name(), mailbox);
            }
            listed = there;
        }
        return there;
    }

    private Map<MailboxName, TargetMailbox> known() {
        return journal.targetMailboxes().stream().collect(Collectors.toMap(TargetMailbox::name, Function.identity()));
    }
}

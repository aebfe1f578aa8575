package net.mailmigrator.copy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderPlan;

/**
 * Walks over the mailboxes of an account. A failure of a mailbox does not disturb the others; a lost connection is
 * opened again and the mailbox repeated, which its journal makes safe.
 */
final class AccountPass {
    /**
     * Source messages in one of these states are never sent again. DELETED is not among them: what the tool has taken away
     * since the source had it no more, is brought again should the source ever have it again.
     */
    static final MessageState[] FINAL_STATES = {
        MessageState.APPENDED, MessageState.GONE_AT_TARGET, MessageState.DELETING
    };

    private static final int MAX_ATTEMPTS = 4;

    /** So many folders one after the other at which a server ends the session are no longer about folders. */
    private static final int MOST_FOLDERS_LOST = 3;

    private final CopyJob job;
    private final Sessions sessions;
    private final CopySettings settings;
    private final CopyServices services;
    private final PassReport report;
    private final ErrorBudget errors;
    private final MailboxPass mailboxes;
    private final Set<FolderPlan.Entry> failed = new HashSet<>();
    private int foldersLost;

    AccountPass(CopyJob job, Sessions sessions, CopySettings settings, CopyServices services, PassReport report) {
        this.job = job;
        this.sessions = sessions;
        this.settings = settings;
        this.services = services;
        this.report = report;
        this.mailboxes = new MailboxPass(job, sessions, settings, services, report);
        this.errors = mailboxes.errors();
    }

    /**
     * Runs the pass.
     *
     * @throws MailException ACCOUNT or RUN: the rest of the account is left
     */
    void run() throws MailException {
        long goneBefore = job.journal().count(MessageState.GONE_AT_TARGET);
        try {
            prepare();
            compareAcross();
            copy();
            report.newSincePass(answerTo(mailboxes::newSincePass));
            report.movedAtSource(mailboxes.movedAtSource());
        } catch (MailException failure) {
            if (failure.meaning() == AnswerMeaning.OVER_QUOTA) {
                report.lacks(new QuotaShortage(job, sessions, settings).advice());
            }
            throw failure;
        } finally {
            report.goneAtTarget(Math.max(0, job.journal().count(MessageState.GONE_AT_TARGET) - goneBefore));
            job.folders().leftOut().stream().filter(FolderPlan.LeftOut::byRule).forEach(report::excluded);
            job.folders().folders().stream().filter(entry -> !report.has(entry)).forEach(this::pending);
            report.alterations(job.journal(), job.folders());
        }
    }

    /** Rows of all target mailboxes come before anything is appended. */
    private void prepare() throws MailException {
        for (FolderPlan.Entry entry : job.folders().folders()) {
            attempt(entry, prepared -> {
                mailboxes.prepare(prepared);
                return true;
            });
        }
    }

    /** All mailboxes that have lost their rows are compared before the first message is sent. */
    private void compareAcross() throws MailException {
        List<FolderPlan.Entry> lost = answerTo(mailboxes::toCompareFirst);
        forEach(lost, mailboxes::compare);
        forEach(lost, mailboxes::findFiled);
    }

    private interface Look {
        void at(FolderPlan.Entry entry) throws MailException;
    }

    private void forEach(List<FolderPlan.Entry> entries, Look look) throws MailException {
        for (FolderPlan.Entry entry : entries) {
            if (!services.stop().requested() && !failed.contains(entry)) {
                attempt(entry, looked -> {
                    look.at(looked);
                    return true;
                });
            }
        }
    }

    /** The final pass opens every mailbox. */
    AccountPass openingAll(boolean all) {
        mailboxes.openAll(all);
        return this;
    }

    private void copy() throws MailException {
        for (FolderPlan.Entry entry : job.folders().folders()) {
            throwIfExceeded();
            if (services.stop().requested()) {
                report.stopped();
                return;
            }
            if (!failed.contains(entry) && !attempt(entry, mailboxes::run) && !failed.contains(entry)) {
                throwIfExceeded();
                report.stopped();
                return;
            }
        }
        throwIfExceeded();
    }

    private interface Question<A> {
        A ask() throws MailException;
    }

    /** Asks once more on a new connection. */
    private <A> A answerTo(Question<A> question) throws MailException {
        try {
            return question.ask();
        } catch (MailException failure) {
            if (!failure.connectionLost()) {
                throw failure;
            }
            sessions.close();
            return question.ask();
        }
    }

    private void throwIfExceeded() throws MailException {
        if (errors.isExceeded()) {
            throw errors.failure(job.login());
        }
    }

    private interface Step {
        boolean on(FolderPlan.Entry entry) throws MailException;
    }

    private boolean attempt(FolderPlan.Entry entry, Step step) throws MailException {
        int losses = 0;
        long brought = brought();
        while (true) {
            try {
                boolean done = step.on(entry);
                foldersLost = 0;
                return done;
            } catch (MailException failure) {
                if (failure.connectionLost() && failure.asksForQuiet()) {
                    sessions.close(); // whoever opens the next ones waits as long as the server wants
                    continue;
                }
                if (failure.connectionLost() && services.stop().requested()) {
                    throw failure; // the next run looks what has arrived
                }
                boolean further = mailboxes.learnedFromLoss(entry) || brought() > brought;
                brought = brought();
                losses = failure.connectionLost() && further ? 1 : losses + 1;
                if (failure.connectionLost() && losses < MAX_ATTEMPTS) {
                    sessions.close();
                    services.pause().pause(Duration.ofSeconds(losses));
                } else if (isOfMailbox(failure)) {
                    return leave(entry, failure);
                } else if (failure.connectionLost() && isFolderThatEndsSessions()) {
                    return leave(entry, endsSessions(entry, failure));
                } else {
                    throw failure;
                }
            }
        }
    }

    /** The folder is left, and the others go on. */
    private boolean leave(FolderPlan.Entry entry, MailException failure) {
        failed.add(entry);
        errors.folderFailed();
        job.journal().fail(report.failed(failure, entry), services.clock().instant());
        return false;
    }

    /** Both servers still let us in: then it is this folder at which one of them ends the session (quirks 20 and 35). */
    private boolean isFolderThatEndsSessions() {
        sessions.close();
        try {
            sessions.reader();
            sessions.writer();
            return ++foldersLost < MOST_FOLDERS_LOST;
        } catch (MailException away) {
            return false;
        }
    }

    private static MailException endsSessions(FolderPlan.Entry entry, MailException failure) {
        return MailException.stopped(
                FailureScope.MAILBOX,
                failure.attempted(),
                MailException.withoutFullStop(failure.answer()) + ", and the session ended there " + MAX_ATTEMPTS
                        + " times. The folder is left incomplete, and the others go on. If its name is what the server"
                        + " stumbles over, give it another one with copy.rename: { '"
                        + entry.sourceFolder().replace("'", "''")
                        + "': NAME }; else leave it out with copy.exclude, or run the same command again");
    }

    /** After a loss with which something has arrived, losses are counted anew. */
    private long brought() {
        return job.journal().facts().appended();
    }

    private static boolean isOfMailbox(MailException failure) {
        return !failure.connectionLost()
                && (failure.scope() == FailureScope.MAILBOX || failure.scope() == FailureScope.MESSAGE);
    }

    private void pending(FolderPlan.Entry entry) {
        mailboxes
                .countsOf(entry)
                .or(() -> notOpened(entry))
                .ifPresentOrElse(counts -> report.folder(entry, counts), () -> report.notOpened(entry));
    }

    /** Empty where the source never said how many messages the mailbox holds. */
    private Optional<MessageCounts> notOpened(FolderPlan.Entry entry) {
        Long planned = entry.messages();
        if (planned == null) {
            return Optional.empty();
        }
        Optional<SourceMailbox> source =
                job.journal().sourceMailbox(entry.source().name());
        UidSet done =
                source.map(row -> job.journal().uids(row.id(), FINAL_STATES)).orElse(UidSet.empty());
        return Optional.of(MailboxBalance.notOpened(planned, done));
    }
}

package net.mailmigrator.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.inventory.Namespaces;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderNames;
import org.jspecify.annotations.Nullable;

/**
 * The folders of one account, several at a time. One that fails does not disturb the others; a connection that is lost for
 * good, or a stop request, keeps further ones from being begun.
 */
final class FolderWork {
    private final VerifyJob job;
    private final SessionPool pool;
    private final MailboxVerifier verifier;
    private final boolean byMessage;
    private final Map<Long, Looked> looked = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable MailException> fatal = new AtomicReference<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** What came of a folder; null: no failure. */
    record Looked(MailboxResult result, @Nullable MailException failure) {}

    /** What the target lists. */
    private record There(FolderNames names, Set<MailboxName> mailboxes) {}

    /** @param byMessage else only numbers are compared */
    FolderWork(VerifyJob job, SessionPool pool, MailboxVerifier verifier, boolean byMessage) {
        this.job = job;
        this.pool = pool;
        this.verifier = verifier;
        this.byMessage = byMessage;
    }

    /**
     * Looks at all that are to be looked at.
     *
     * @throws MailException where the account cannot be gone on with
     */
    void run() throws MailException {
        AccountJournal journal = job.journal();
        Set<Long> inDoubt = journal.targetsWithBatches(State.DOUBT);
        List<TargetMailbox> wanted = journal.targetMailboxes().stream()
                .filter(target -> isWanted(target, inDoubt))
                .sorted(Comparator.comparingLong(TargetMailbox::targetSeen).reversed())
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        There there = list();
        List<Runnable> tasks = wanted.stream()
                .<Runnable>map(target -> () -> look(target, sourcesOf(target), there))
                .toList();
        job.resources().runner().run(Math.min(job.resources().targetSessions(), Math.max(1, tasks.size())), tasks);
        MailException failure = fatal.get();
        if (failure != null) {
            throw failure;
        }
    }

    /** Those that go to it, and those of which messages were found in it, perhaps. */
    private List<SourceMailbox> sourcesOf(TargetMailbox target) {
        return job.journal().sourceMailboxes().stream()
                .filter(source -> source.targetId() == target.id() || source.elsewhere())
                .toList();
    }

    private There list() throws MailException {
        try (VerifySessions sessions = pool.lease()) {
            FolderNames names = new FolderNames(new Namespaces(sessions.target().namespaces()));
            return new There(
                    names,
                    sessions.target().list().stream()
                            .filter(ListedMailbox::selectable)
                            .map(ListedMailbox::name)
                            .collect(Collectors.toSet()));
        }
    }

    private boolean isWanted(TargetMailbox target, Set<Long> inDoubt) {
        return job.scope() != VerifyJob.Scope.CHANGED
                || target.targetSeen() > target.verifiedTo()
                || inDoubt.contains(target.id());
    }

    private void look(TargetMailbox target, List<SourceMailbox> sources, There there) {
        if (fatal.get() != null || isStopped()) {
            return;
        }
        MailboxResult result = new MailboxResult(job.login(), there.names().forPeople(target.name()));
        MailException failure = null;
        try (VerifySessions sessions = pool.lease()) {
            failure = look(sessions, target, sources, result, there.mailboxes().contains(target.name()));
        } catch (MailException refused) {
            fatal.compareAndSet(null, refused);
        } catch (Stopped asked) {
            stopped.set(true);
        }
        looked.put(target.id(), new Looked(result, failure));
    }

    /** The failure of this folder; null: none. */
    private @Nullable MailException look(
            VerifySessions sessions,
            TargetMailbox target,
            List<SourceMailbox> sources,
            MailboxResult result,
            boolean listed)
            throws MailException {
        try {
            if (!listed) {
                verifier.missing(target, sources, result);
            } else if (byMessage) {
                verifier.compare(sessions, target, sources, result);
            } else {
                verifier.count(sessions, target, result);
            }
            return null;
        } catch (MailException failure) {
            if (failure.connectionLost() || failure.scope() == FailureScope.RUN) {
                sessions.broken();
                throw failure;
            }
            if (failure.meaning() == AnswerMeaning.THROTTLED) {
                throw failure; // the others would fare no better
            }
            return failure;
        }
    }

    private boolean isStopped() {
        if (pool.stopRequested()) {
            stopped.set(true);
        }
        return stopped.get();
    }

    /** What came of those that were looked at, in the order of the journal. */
    List<Looked> looked() {
        return List.copyOf(looked.values());
    }

    /** Whether some were left, since the command is to end. */
    boolean stopped() {
        return stopped.get();
    }
}

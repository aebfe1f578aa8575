package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderPlan;

/** What this command saw of the source mailboxes, with their rows in the journal. One pass, one thread. */
final class SeenMailboxes {
    private final CopyJob job;
    private final SourceMailboxes sources;
    private final TargetMailboxes targets;
    private final PassReport report;
    private final Map<FolderPlan.Entry, Seen> seen = new HashMap<>();
    private boolean namesExchanged;

    /** What was seen of one; an attempt that is repeated keeps the balance, and what the first one found to be brought. */
    record Seen(
            SourceMailbox source,
            MailboxStatus status,
            SourceListing listing,
            MailboxBalance balance,
            List<MessageMetadata> todo) {
        MessageCounts counts() {
            return balance.counts(status.messages(), listing.uids());
        }
    }

    SeenMailboxes(CopyJob job, SourceMailboxes sources, TargetMailboxes targets, PassReport report) {
        this.job = job;
        this.sources = sources;
        this.targets = targets;
        this.report = report;
    }

    /** Empty where it was not looked at yet. */
    Optional<Seen> of(FolderPlan.Entry entry) {
        return Optional.ofNullable(seen.get(entry));
    }

    /** The rows of a mailbox that has another's name by now follow it, before anything is bound by its content. */
    void identify(FolderPlan.Entry entry) throws MailException {
        Optional<SourceMailbox> row = job.journal().sourceMailbox(entry.source().name());
        if (seen.containsKey(entry) || (row.isEmpty() && !namesExchanged)) {
            return;
        }
        MailboxStatus status = sources.status(entry.source().name());
        if (row.isEmpty() || !row.get().uidValidity().equals(status.uidValidity())) {
            namesExchanged |= sources.follow(entry, status);
        }
        targets.prepare(entry);
    }

    SourceMailbox source(FolderPlan.Entry entry, MailboxStatus status, long targetId) throws MailException {
        SourceMailbox source = job.journal().source(entry.source().name(), status.uidValidity(), targetId);
        Optional<String> mismatch = SourceMailboxes.mismatch(job.login(), source, status);
        Optional<String> wrong =
                mismatch.filter(words -> seen.containsKey(entry)).or(() -> otherTarget(source, targetId));
        if (wrong.isPresent()) {
            throw MailException.stopped(
                    FailureScope.MAILBOX,
                    "open the source folder " + entry.sourceFolder() + " of " + job.login(),
                    wrong.get());
        }
        if (mismatch.isEmpty()) {
            return source;
        }
        sources.rebind(entry, source, status);
        return job.journal().sourceMailbox(entry.source().name()).orElseThrow();
    }

    /** A folder's rows belong to the target folder that it was copied to. */
    private Optional<String> otherTarget(SourceMailbox source, long targetId) {
        Map<Long, String> names = job.journal().targetMailboxes().stream()
                .collect(Collectors.toMap(
                        TargetMailbox::id, mailbox -> mailbox.name().decoded()));
        return source.targetId() == targetId
                ? Optional.empty()
                : Optional.of("it was copied to the target folder " + names.get(source.targetId())
                        + " so far and would go to " + names.get(targetId)
                        + " now. Put copy.rename and copy.specialUse back to what they were; or"
                        + " forget the account with: migrator reset --account " + job.login()
                        + ", then everything is copied to the new place and the old copies stay");
    }

    Seen look(FolderPlan.Entry entry, MailboxStatus status, SourceMailbox source, SourceChanges changes)
            throws MailException {
        Seen before = seen.get(entry);
        MailboxBalance balance = before == null ? new MailboxBalance(job.journal(), source.id()) : before.balance();
        KnownUids known = new KnownUids(job.journal(), source.id());
        SourceListing listing = changes.listing(entry, status, balance.done(), known::seen);
        if (before == null && known.contradicted() && !report.isRebound(source)) {
            sources.rebind(entry, source, status);
            return look(
                    entry,
                    status,
                    job.journal().sourceMailbox(entry.source().name()).orElseThrow(),
                    changes);
        }
        Seen now = new Seen(source, status, listing, balance, before == null ? listing.todo() : before.todo());
        seen.put(entry, now);
        return now;
    }
}

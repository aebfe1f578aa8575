package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderPlan;

/** Copies one source mailbox: reconciles, compares, sends what is new, and closes its balance. Can be repeated. */
final class MailboxPass {
    private final CopyJob job;
    private final Sessions sessions;
    private final CopySettings settings;
    private final CopyServices services;
    private final PassReport report;
    private final TargetMailboxes targets;
    private final Map<Long, MailboxBalance> balances = new HashMap<>();

    MailboxPass(CopyJob job, Sessions sessions, CopySettings settings, CopyServices services, PassReport report) {
        this.job = job;
        this.sessions = sessions;
        this.settings = settings;
        this.services = services;
        this.report = report;
        this.targets = new TargetMailboxes(job, sessions);
    }

    /** Runs the pass over one mailbox; false where a stop request ended it early. */
    boolean run(FolderPlan.Entry entry) throws MailException {
        services.progress().folder(job.login(), entry.sourceFolder());
        Optional<MessageCounts> unchanged = new UnchangedCheck(sessions, targets, job.journal()).countsOf(entry);
        if (unchanged.isPresent()) {
            report.folder(entry, unchanged.get());
            return true;
        }
        OpenedMailbox opened = sessions.reader().examine(entry.source().name());
        OpenTarget target = targets.open(entry);
        SourceMailbox source = source(entry, opened.status(), target);
        report.lateDuplicates(entry, reconciler().run(target));
        MailboxBalance balance = balances.computeIfAbsent(source.id(), id -> new MailboxBalance(job.journal(), id));
        SourceListing listing = SourceListing.read(sessions.reader(), opened.status(), balance.done());
        boolean all = copy(target, source, listing, balance);
        finish(entry, opened.status(), source, listing, all);
        return all;
    }

    private SourceMailbox source(FolderPlan.Entry entry, MailboxStatus status, OpenTarget target) throws MailException {
        SourceMailbox source = job.journal().source(entry.source().name(), status.uidValidity(), target.id());
        Optional<String> mismatch = OpenTarget.mismatch(source.uidValidity(), status.uidValidity());
        if (mismatch.isPresent()) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    false,
                    "open the source folder " + entry.sourceFolder() + " of " + job.login(),
                    mismatch.get());
        }
        return source;
    }

    private boolean copy(OpenTarget target, SourceMailbox source, SourceListing listing, MailboxBalance balance)
            throws MailException {
        Adopter.Result adoption = new Adopter(sessions, job.journal(), settings, services).run(target, source, listing);
        balance.adopted(adoption.adopted());
        report.unknownAtTarget(adoption.unknown());
        List<MessageMetadata> todo =
                new Exclusions(job.journal(), settings).apply(source, listing.todo(), adoption.adopted());
        BatchSender sender = new BatchSender(sessions, job.journal(), services, source, target);
        boolean all;
        try {
            all = send(sender, todo);
        } finally {
            report.copiedOctets(sender.totalOctets());
        }
        if (sender.hasUnnamed() || !sessions.writer().server().offers("UIDPLUS")) {
            new UidResolver(sessions, targets, job.journal()).run(target, source);
        }
        return all;
    }

    private boolean send(BatchSender sender, List<MessageMetadata> todo) throws MailException {
        for (UidSet chunk : Chunks.of(todo)) {
            if (services.stop().requested()) {
                return false;
            }
            long messages = sender.send(chunk);
            services.progress().copied(job.login(), messages, sender.sentOctets());
        }
        return true;
    }

    private void finish(
            FolderPlan.Entry entry, MailboxStatus status, SourceMailbox source, SourceListing listing, boolean all)
            throws MailException {
        MailboxBalance balance = java.util.Objects.requireNonNull(balances.get(source.id()));
        MessageCounts counts = balance.counts(status.messages(), listing.uids());
        report.folder(entry, counts);
        report.goneAtSource(balance.goneAtSource(listing.uids()));
        report.failures(entry, job.journal(), source.id(), counts);
        if (all) {
            report.newSincePass(countFrom(sessions.reader(), status.uidNext()));
            job.journal()
                    .complete(
                            source.id(),
                            status,
                            asSeenLater(counts),
                            services.clock().instant());
        }
    }

    private static long countFrom(MailboxReader reader, long uidNext) throws MailException {
        long[] count = {0};
        reader.listMessages(uidNext, Long.MAX_VALUE, message -> count[0]++);
        return count[0];
    }

    /** The same balance told by a later command: what this one did is then there already. */
    private static MessageCounts asSeenLater(MessageCounts counts) {
        return new MessageCounts(
                counts.source(),
                0,
                counts.alreadyThere() + counts.copied() + counts.adopted(),
                0,
                counts.excluded(),
                counts.refused(),
                counts.unreadable(),
                counts.vanished(),
                counts.undecided(),
                counts.pending());
    }

    private Reconciler reconciler() {
        return new Reconciler(sessions, targets, job.journal(), settings, services);
    }

    /** Makes sure that the target exists and has a row; true where one was made. */
    boolean prepare(FolderPlan.Entry entry) throws MailException {
        return targets.prepare(entry);
    }
}

package net.mailmigrator.copy;

import java.util.List;
import java.util.Optional;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AppendBatch;
import net.mailmigrator.journal.SourceMailbox;
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
    private final ErrorBudget errors;
    private final SourceMailboxes sources;
    private final TargetMailboxes targets;
    private final SeenMailboxes seen;
    private final Arrivals arrivals;
    private final FiledElsewhere filed;
    private final AccountStates states;
    private final UnchangedCheck unchanged;
    private final Acceptances acceptances;
    private final FlagPass flags;
    private final TargetProbe probe;
    private final MailboxSending sending;
    private final MovedMessages moved = new MovedMessages();
    private final NewMail newMail = new NewMail();
    private final SourceChanges changes;
    private boolean openAll;

    MailboxPass(CopyJob job, Sessions sessions, CopySettings settings, CopyServices services, PassReport report) {
        this.job = job;
        this.sessions = sessions;
        this.settings = settings;
        this.errors = new ErrorBudget(settings.mostErrors());
        this.services = services.stoppingAlso(errors::isExceeded);
        this.report = report;
        this.states = new AccountStates(job, sessions);
        this.sources = new SourceMailboxes(job, sessions, states, report);
        this.targets = new TargetMailboxes(job, sessions, states, services, report);
        this.seen = new SeenMailboxes(job, sources, targets, report);
        this.unchanged = new UnchangedCheck(states, targets, job.journal());
        this.changes = new SourceChanges(sessions, unchanged, job.journal());
        this.acceptances = new Acceptances(job.journal(), job.accepted());
        this.probe = new TargetProbe(sessions, job.journal());
        Adopter adopter = new Adopter(sessions, job.journal(), settings, services);
        this.arrivals = new Arrivals(
                new UidResolver(sessions, targets, job.journal(), probe),
                new Reconciler(sessions, targets, job.journal(), settings, services),
                adopter,
                job.journal(),
                report);
        this.sending = new MailboxSending(
                job.journal(),
                sessions,
                settings,
                this.services,
                new MailboxSending.Shared(errors, acceptances, arrivals, probe, report));
        this.filed = new FiledElsewhere(job, sessions, adopter, new UnaccountedMail(job, sessions, states), report);
        TargetBinding binding = new TargetBinding(
                sessions, job.journal(), services.clock().instant().getEpochSecond());
        this.flags = new FlagPass(
                sessions, job.journal(), this.services.stop(), report, new PutBackTargets(targets, binding, report));
    }

    /** Whether a loss of the connection has told more about single messages, so that another attempt gets further. */
    boolean learnedFromLoss(FolderPlan.Entry entry) {
        return sending.learnedFromLoss(entry);
    }

    /** What may go wrong in the account before the pass over it stops. */
    ErrorBudget errors() {
        return errors;
    }

    /** How many messages this pass copied that had left other mailboxes. */
    long movedAtSource() {
        return moved.count(job.journal());
    }

    /** How many messages have come to the source since the pass began with their mailboxes. */
    long newSincePass() throws MailException {
        return newMail.count(sessions.reader());
    }

    /** Whether mailboxes are opened that seem unchanged. */
    void openAll(boolean all) {
        openAll = all;
        if (all) {
            states.withoutStatus();
        }
    }

    /** Makes sure that the target exists, has a row with its floor, and is subscribed to like the source. */
    void prepare(FolderPlan.Entry entry) throws MailException {
        sources.follow(entry);
        targets.prepare(entry);
        targets.subscribe(entry).ifPresent(answer -> report.notSubscribed(entry, answer));
    }

    /**
     * The mailboxes whose rows are lost, where they are several and the target holds mail that no row accounts for: all of
     * them are compared with it before anything is sent (EXACTNESS §4).
     */
    List<FolderPlan.Entry> toCompareFirst() throws MailException {
        return filed.lost();
    }

    /** Compares one of them with its own target. */
    void compare(FolderPlan.Entry entry) throws MailException {
        seen.identify(entry);
        Optional<OpenTarget> there = targets.open(entry);
        if (there.isPresent()) {
            MailboxStatus status = changes.open(entry, openAll);
            SourceMailbox source = seen.source(entry, status, there.get().id());
            arrivals.settle(entry, there.get(), source);
            arrivals.adopt(entry, there.get(), seen.look(entry, status, source, changes), settings.dualDelivery());
        }
    }

    /** Looks for messages of one of them in all other target mailboxes, after all were compared with their own. */
    void findFiled(FolderPlan.Entry entry) throws MailException {
        Optional<SeenMailboxes.Seen> looked = seen.of(entry);
        if (looked.isPresent()) {
            filed.find(entry, looked.get());
        }
    }

    /** Runs the pass over one mailbox; false where a stop request ended it early. */
    boolean run(FolderPlan.Entry entry) throws MailException {
        services.progress().folder(job.login(), entry.sourceFolder());
        Optional<MessageCounts> asBefore = openAll ? Optional.empty() : unchanged.countsOf(entry);
        if (asBefore.isPresent()) {
            report.folder(entry, asBefore.get());
            return true;
        }
        seen.identify(entry);
        Optional<OpenTarget> there = targets.open(entry);
        MailboxStatus status = changes.open(entry, openAll);
        long targetId = there.map(OpenTarget::id)
                .orElseGet(() -> targets.row(entry).orElseThrow().id());
        SourceMailbox source = seen.source(entry, status, targetId);
        if (there.isEmpty() && isNothingToSend(entry, status, source)) {
            return true;
        }
        return copy(entry, there.isPresent() ? there.get() : targets.makeAgain(entry), status, source);
    }

    /** A target that the user deleted is made again only for new mail. */
    private boolean isNothingToSend(FolderPlan.Entry entry, MailboxStatus status, SourceMailbox source)
            throws MailException {
        SeenMailboxes.Seen now = seen.look(entry, status, source, changes);
        boolean unsettled = !job.journal()
                .batches(source.targetId(), AppendBatch.State.OPEN, AppendBatch.State.DOUBT)
                .isEmpty();
        acceptances.note(entry, source);
        List<MessageMetadata> todo = new Exclusions(job.journal(), settings)
                .apply(source, now.listing().todo(), UidSet.empty(), acceptances.of(source.name()));
        if (unsettled || !todo.isEmpty()) {
            return false;
        }
        finish(entry, now, true);
        return true;
    }

    private boolean copy(FolderPlan.Entry entry, OpenTarget target, MailboxStatus status, SourceMailbox source)
            throws MailException {
        arrivals.settle(entry, target, source);
        SeenMailboxes.Seen now = seen.look(entry, status, source, changes);
        boolean all = sending.run(entry, target, now);
        arrivals.resolve(target, now.source());
        probe.look(targets, target, now.source());
        new WithoutLines(sessions, job.journal(), services.stop()).run(now.source());
        all = all && flags(entry, target, now);
        finish(entry, now, all);
        return all;
    }

    /** The balance of a mailbox whose pass did not come to its end, as far as it was seen. */
    Optional<MessageCounts> countsOf(FolderPlan.Entry entry) {
        return seen.of(entry).map(SeenMailboxes.Seen::counts);
    }

    /** After the switch the target is the user's: no flags are carried to it any more (I9). */
    private boolean flags(FolderPlan.Entry entry, OpenTarget target, SeenMailboxes.Seen now) throws MailException {
        return job.journal().facts().state().isSwitched()
                || (flags.run(entry, target, now.source(), now.listing(), now.todo())
                        && flags.runFiled(entry, targets, now.source(), now.listing()));
    }

    private void finish(FolderPlan.Entry entry, SeenMailboxes.Seen now, boolean all) throws MailException {
        new VanishedCheck(sessions.reader(), job.journal()).run(entry, now.source(), now.listing());
        MessageCounts counts = now.counts();
        report.folder(entry, counts);
        UidSet gone = now.balance().goneAtSource(now.listing().uids());
        report.goneAtSource(gone.size());
        UidSet arrived = now.balance().arrived();
        moved.note(now.source(), gone, arrived);
        report.outOfOrder(
                entry,
                new LateComers(job.journal()).count(now.source(), now.balance().before(), arrived));
        report.failures(
                entry,
                job.journal(),
                now.source().id(),
                now.listing().uids().without(acceptances.of(now.source().name())));
        if (all) {
            newMail.since(now.source().name(), now.status());
            job.journal()
                    .complete(
                            now.source().id(),
                            now.status(),
                            counts.asSeenLater(),
                            services.clock().instant());
        }
    }
}

package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AppendBatch;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
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
    private final ErrorBudget errors;
    private final SourceMailboxes sources;
    private final TargetMailboxes targets;
    private final AccountStates states;
    private final UnchangedCheck unchanged;
    private final Acceptances acceptances;
    private final FlagPass flags;
    private final TargetProbe probe;
    private final Map<FolderPlan.Entry, Seen> seen = new HashMap<>();
    private final Map<FolderPlan.Entry, MessageTrials> trials = new HashMap<>();
    private final MovedMessages moved = new MovedMessages();
    private final NewMail newMail = new NewMail();
    private final SourceChanges changes;
    private boolean checkpointed;
    private boolean openAll;
    private boolean namesExchanged;

    /**
     * What this command saw of a mailbox; an attempt that is repeated keeps the balance, and what the first one found to be
     * brought.
     */
    private record Seen(
            SourceMailbox source,
            MailboxStatus status,
            SourceListing listing,
            MailboxBalance balance,
            List<MessageMetadata> todo) {
        MessageCounts counts() {
            return balance.counts(status.messages(), listing.uids());
        }
    }

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
        this.unchanged = new UnchangedCheck(states, targets, job.journal());
        this.changes = new SourceChanges(sessions, unchanged, job.journal());
        this.acceptances = new Acceptances(job.journal(), job.accepted());
        this.probe = new TargetProbe(sessions, job.journal());
        this.flags = new FlagPass(sessions, job.journal(), this.services.stop(), report);
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

    /** Runs the pass over one mailbox; false where a stop request ended it early. */
    boolean run(FolderPlan.Entry entry) throws MailException {
        services.progress().folder(job.login(), entry.sourceFolder());
        Optional<MessageCounts> asBefore = openAll ? Optional.empty() : unchanged.countsOf(entry);
        if (asBefore.isPresent()) {
            report.folder(entry, asBefore.get());
            return true;
        }
        identify(entry);
        Optional<OpenTarget> there = targets.open(entry);
        MailboxStatus status = changes.open(entry, openAll);
        long targetId = there.map(OpenTarget::id)
                .orElseGet(() -> targets.row(entry).orElseThrow().id());
        SourceMailbox source = source(entry, status, targetId);
        if (there.isEmpty() && isNothingToSend(entry, status, source)) {
            return true;
        }
        return copy(entry, there.isPresent() ? there.get() : targets.makeAgain(entry), status, source);
    }

    /** The rows of a mailbox that has another's name by now follow it, before anything is bound by its content. */
    private void identify(FolderPlan.Entry entry) throws MailException {
        Optional<SourceMailbox> row = job.journal().sourceMailbox(entry.source().name());
        if (seen.containsKey(entry) || (row.isEmpty() && !namesExchanged)) {
            return;
        }
        Optional<MailboxStatus> atFirst = states.source(entry.source().name());
        MailboxStatus status = atFirst.isPresent()
                ? atFirst.get()
                : sessions.reader().status(entry.source().name());
        if (row.isEmpty() || !row.get().uidValidity().equals(status.uidValidity())) {
            namesExchanged |= sources.follow(entry, status);
        }
        targets.prepare(entry);
    }

    /** A target that the user deleted is made again only for new mail. */
    private boolean isNothingToSend(FolderPlan.Entry entry, MailboxStatus status, SourceMailbox source)
            throws MailException {
        Seen now = look(entry, status, source);
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
        new UidResolver(sessions, targets, job.journal(), probe).run(target, source);
        report.lateDuplicates(entry, reconciler().run(target, source), sourceNames());
        Seen now = look(entry, status, source);
        boolean all = copy(entry, target, now);
        new UidResolver(sessions, targets, job.journal(), probe).run(target, now.source());
        probe.look(targets, target, now.source());
        new WithoutLines(sessions, job.journal(), services.stop()).run(now.source());
        all = all && flags(entry, target, now);
        finish(entry, now, all);
        return all;
    }

    private Map<Long, String> sourceNames() {
        return job.journal().sourceMailboxes().stream()
                .collect(Collectors.toMap(
                        SourceMailbox::id, mailbox -> mailbox.name().decoded()));
    }

    /** Whether a loss of the connection has told more about single messages, so that another attempt gets further. */
    boolean learnedFromLoss(FolderPlan.Entry entry) {
        MessageTrials tried = trials.get(entry);
        return tried != null && tried.takeWorthAnotherAttempt();
    }

    /** The balance of a mailbox whose pass did not come to its end, as far as it was seen. */
    Optional<MessageCounts> countsOf(FolderPlan.Entry entry) {
        return Optional.ofNullable(seen.get(entry)).map(Seen::counts);
    }

    private SourceMailbox source(FolderPlan.Entry entry, MailboxStatus status, long targetId) throws MailException {
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

    private Seen look(FolderPlan.Entry entry, MailboxStatus status, SourceMailbox source) throws MailException {
        Seen before = seen.get(entry);
        MailboxBalance balance = before == null ? new MailboxBalance(job.journal(), source.id()) : before.balance();
        KnownUids known = new KnownUids(job.journal(), source.id());
        SourceListing listing = changes.listing(entry, status, balance.done(), known::seen);
        if (before == null && known.contradicted() && !report.isRebound(source)) {
            sources.rebind(entry, source, status);
            return look(
                    entry,
                    status,
                    job.journal().sourceMailbox(entry.source().name()).orElseThrow());
        }
        Seen now = new Seen(source, status, listing, balance, before == null ? listing.todo() : before.todo());
        seen.put(entry, now);
        return now;
    }

    private boolean copy(FolderPlan.Entry entry, OpenTarget target, Seen now) throws MailException {
        acceptances.note(entry, now.source());
        Adopter.Result adoption =
                new Adopter(sessions, job.journal(), settings, services).run(target, now.source(), now.listing());
        now.balance().adopted(adoption.adopted());
        report.unknownAtTarget(entry, adoption.unknown());
        report.twiceDelivered(entry, adoption.twice(), settings.dualDelivery());
        new GoneCheck(sessions, job.journal()).run(target, now.source(), adoption);
        List<MessageMetadata> todo = new Exclusions(job.journal(), settings)
                .apply(
                        now.source(),
                        now.listing().todo(),
                        adoption.adopted(),
                        acceptances.of(now.source().name()));
        MessageTrials tried = trials.computeIfAbsent(entry, first -> new MessageTrials(missedBefore(now.source())));
        Route route = new Route(
                job.journal(),
                now.source(),
                target,
                errors,
                probe,
                new SeenByFetching(sessions.reader().workarounds(), now.todo()));
        RefusedMessages refusals = new RefusedMessages(route, settings.repair(), tried);
        Sending sending = new Sending(route, services, tried, refusals, sessions);
        try {
            return sending.run(todo, this::checkpointOnce);
        } finally {
            report.copiedOctets(sending.octets());
        }
    }

    /** After the switch the target is the user's: no flags are carried to it any more (I9). */
    private boolean flags(FolderPlan.Entry entry, OpenTarget target, Seen now) throws MailException {
        return job.journal().facts().state().isSwitched()
                || flags.run(entry, target, now.source(), now.listing(), now.todo());
    }

    private UidSet missedBefore(SourceMailbox source) {
        return job.journal().uids(source.id(), MessageState.REFUSED, MessageState.UNREADABLE);
    }

    /** Floors and UIDVALIDITY of all target mailboxes survive a power loss before anything is appended (EXACTNESS §2). */
    private void checkpointOnce() {
        if (!checkpointed) {
            services.checkpoint().run();
            checkpointed = true;
        }
    }

    private void finish(FolderPlan.Entry entry, Seen now, boolean all) throws MailException {
        new VanishedCheck(sessions.reader(), job.journal()).run(entry, now.source(), now.listing());
        MessageCounts counts = now.counts();
        report.folder(entry, counts);
        UidSet gone = now.balance().goneAtSource(now.listing().uids());
        report.goneAtSource(gone.size());
        moved.note(now.source(), gone, now.balance().arrived());
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

    private Reconciler reconciler() {
        return new Reconciler(sessions, targets, job.journal(), settings, services);
    }
}

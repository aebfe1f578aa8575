package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/**
 * Sends what one mailbox has that its target lacks: adopts, leaves out what is excluded or accepted, and gives the rest to
 * {@link Sending}. Knows what earlier attempts of the pass have told about single messages. One account, one thread.
 */
final class MailboxSending {
    private final Sessions sessions;
    private final CopySettings settings;
    private final CopyServices services;
    private final Shared shared;
    private final AccountJournal journal;
    private final Map<FolderPlan.Entry, MessageTrials> trials = new HashMap<>();
    private boolean checkpointed;

    /** What the mailboxes of a pass share. */
    record Shared(
            ErrorBudget errors, Acceptances acceptances, Arrivals arrivals, TargetProbe probe, PassReport report) {}

    MailboxSending(
            AccountJournal journal, Sessions sessions, CopySettings settings, CopyServices services, Shared shared) {
        this.journal = journal;
        this.sessions = sessions;
        this.settings = settings;
        this.services = services;
        this.shared = shared;
    }

    /** Sends what is to be sent of one mailbox; false where a stop request ended it early. */
    boolean run(FolderPlan.Entry entry, OpenTarget target, SeenMailboxes.Seen now) throws MailException {
        shared.acceptances().note(entry, now.source());
        Adopter.Result adoption = shared.arrivals().adopt(entry, target, now, settings.dualDelivery());
        new GoneCheck(sessions, journal).run(target, now.source(), adoption);
        List<MessageMetadata> todo = new Exclusions(journal, settings)
                .apply(
                        now.source(),
                        now.listing().todo(),
                        adoption.adopted(),
                        shared.acceptances().of(now.source().name()));
        MessageTrials tried = trials.computeIfAbsent(entry, first -> new MessageTrials(missedBefore(now.source())));
        Route route = new Route(
                journal,
                now.source(),
                target,
                shared.errors(),
                shared.probe(),
                new SeenByFetching(sessions.reader().workarounds(), now.todo()));
        RefusedMessages refusals = new RefusedMessages(route, settings.repair(), tried);
        Sending sending = new Sending(route, services, tried, refusals, sessions);
        try {
            return sending.run(todo, this::checkpointOnce);
        } finally {
            shared.report().copiedOctets(sending.octets());
        }
    }

    /** Whether a loss of the connection has told more about single messages, so that another attempt gets further. */
    boolean learnedFromLoss(FolderPlan.Entry entry) {
        MessageTrials tried = trials.get(entry);
        return tried != null && tried.takeWorthAnotherAttempt();
    }

    private UidSet missedBefore(SourceMailbox source) {
        return journal.uids(source.id(), MessageState.REFUSED, MessageState.UNREADABLE);
    }

    /** Floors and UIDVALIDITY of all target mailboxes survive a power loss before anything is appended (EXACTNESS §2). */
    private void checkpointOnce() {
        if (!checkpointed) {
            services.checkpoint().run();
            checkpointed = true;
        }
    }
}

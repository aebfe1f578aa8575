package net.mailmigrator.copy;

import java.util.Map;
import java.util.stream.Collectors;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/** Accounts for what a target mailbox holds, before anything is sent to it: what was sent earlier, and what was there. */
final class Arrivals {
    private final UidResolver resolver;
    private final Reconciler reconciler;
    private final Adopter adopter;
    private final AccountJournal journal;
    private final PassReport report;

    Arrivals(UidResolver resolver, Reconciler reconciler, Adopter adopter, AccountJournal journal, PassReport report) {
        this.resolver = resolver;
        this.reconciler = reconciler;
        this.adopter = adopter;
        this.journal = journal;
        this.report = report;
    }

    /** What became of everything that was sent. Both mailboxes are opened. */
    void settle(FolderPlan.Entry entry, OpenTarget target, SourceMailbox source) throws MailException {
        resolve(target, source);
        report.lateDuplicates(entry, reconciler.run(target, source), sourceNames());
    }

    /** The UIDs of what the target took without naming them. */
    void resolve(OpenTarget target, SourceMailbox source) throws MailException {
        resolver.run(target, source);
    }

    /** What the target has of the source's messages already. Both mailboxes are opened. */
    Adopter.Result adopt(
            FolderPlan.Entry entry, OpenTarget target, SeenMailboxes.Seen now, CopySettings.DualDelivery dualDelivery)
            throws MailException {
        Adopter.Result adoption = adopter.run(target, now.source(), now.listing());
        now.balance().adopted(adoption.adopted());
        report.unknownAtTarget(entry, adoption.unknown());
        report.twiceDelivered(entry, adoption.twice(), dualDelivery);
        return adoption;
    }

    private Map<Long, String> sourceNames() {
        return journal.sourceMailboxes().stream()
                .collect(Collectors.toMap(
                        SourceMailbox::id, mailbox -> mailbox.name().decoded()));
    }
}

package net.mailmigrator.copy;

import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * Target mailboxes that were put back to an earlier state and have got just as much mail since as they had lost: UIDVALIDITY
 * and UIDNEXT are what they were, and only the messages tell. They are looked at anyway before flags are changed.
 */
final class PutBackTargets {
    private final TargetMailboxes targets;
    private final TargetBinding binding;
    private final PassReport report;

    PutBackTargets(TargetMailboxes targets, TargetBinding binding, PassReport report) {
        this.targets = targets;
        this.binding = binding;
        this.report = report;
    }

    /** Flags are changed; where that finds another message under the UID of a copy, the UIDs are bound anew, and it is repeated. */
    interface Change {
        boolean of() throws MailException, PutBackException;
    }

    boolean guarded(OpenTarget target, Change change) throws MailException {
        try {
            return change.of();
        } catch (PutBackException others) {
            targets.reopen(target);
            TargetBinding.Bound bound = binding.rebind(target.row(), target.status());
            report.reboundTarget(target.name().decoded(), target.id(), bound.found(), bound.known());
        }
        try {
            return change.of();
        } catch (PutBackException still) {
            throw MailException.stopped(
                    FailureScope.MAILBOX,
                    "change flags in " + target.place(),
                    "messages change places there while they are looked at, and nothing was done by old UIDs. Run the same"
                            + " command again when nobody puts that folder back");
        }
    }

    /** Whether a message is another than the tool has brought under its UID. */
    boolean isAnother(OpenTarget target, MessageMetadata there) {
        return binding.isAnother(target.row(), there);
    }
}

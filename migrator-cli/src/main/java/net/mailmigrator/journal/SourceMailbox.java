package net.mailmigrator.journal;

import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * A source mailbox that is copied.
 *
 * @param targetId the target mailbox it goes to
 * @param completed as EXAMINE gave it at the start of the last pass that was completed for it; null before
 * @param counts the balance of that pass, with everything dealt with earlier as {@code alreadyThere}
 * @param plannedTarget what the plan calls its target, where that is not the target's name any more, since one of the two
 *     mailboxes was renamed; else null
 * @param elsewhere whether messages of it were found in other target mailboxes
 */
public record SourceMailbox(
        long id,
        MailboxName name,
        long targetId,
        UidValidity uidValidity,
        @Nullable MailboxStatus completed,
        @Nullable MessageCounts counts,
        @Nullable MailboxName plannedTarget,
        boolean elsewhere) {
    /** A mailbox that was never renamed, and whose messages are all in its own target. */
    public SourceMailbox(
            long id,
            MailboxName name,
            long targetId,
            UidValidity uidValidity,
            @Nullable MailboxStatus completed,
            @Nullable MessageCounts counts) {
        this(id, name, targetId, uidValidity, completed, counts, null, false);
    }
}

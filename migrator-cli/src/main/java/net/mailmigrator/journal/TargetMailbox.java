package net.mailmigrator.journal;

import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidValidity;

/**
 * A target mailbox that the tool writes to.
 *
 * @param floor UIDNEXT when it was first opened: messages below it were not brought by the tool (unless adopted)
 * @param targetSeen UIDNEXT up to which every message is accounted for
 * @param verifiedTo messages with lower UIDs were read back by a verification that found them in order
 * @param absent whether it was deleted at the target: it is made again only for new mail
 */
public record TargetMailbox(
        long id,
        MailboxName name,
        UidValidity uidValidity,
        long floor,
        long targetSeen,
        long verifiedTo,
        boolean absent) {
    /** A mailbox that was not verified yet. */
    public TargetMailbox(long id, MailboxName name, UidValidity uidValidity, long floor, long targetSeen) {
        this(id, name, uidValidity, floor, targetSeen, 1, false);
    }
}

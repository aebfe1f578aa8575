package net.mailmigrator.journal;

import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidValidity;
import org.jspecify.annotations.Nullable;

/**
 * A target mailbox that the tool writes to.
 *
 * @param floor UIDNEXT when it was first opened: messages below it were not brought by the tool (unless adopted)
 * @param targetSeen UIDNEXT up to which every message is accounted for
 * @param verifiedTo messages with lower UIDs were read back by a verification that found them in order
 * @param absent whether it was deleted at the target: it is made again only for new mail
 * @param others how many more messages it had than copies when it was last looked at; null where it never was. Below 0
 *     where copies were lost before they were read back
 */
public record TargetMailbox(
        long id,
        MailboxName name,
        UidValidity uidValidity,
        long floor,
        long targetSeen,
        long verifiedTo,
        boolean absent,
        @Nullable Long others) {
    /** A mailbox that was not looked at yet. */
    public TargetMailbox(
            long id,
            MailboxName name,
            UidValidity uidValidity,
            long floor,
            long targetSeen,
            long verifiedTo,
            boolean absent) {
        this(id, name, uidValidity, floor, targetSeen, verifiedTo, absent, null);
    }

    /** A mailbox that was not verified yet. */
    public TargetMailbox(long id, MailboxName name, UidValidity uidValidity, long floor, long targetSeen) {
        this(id, name, uidValidity, floor, targetSeen, 1, false);
    }
}

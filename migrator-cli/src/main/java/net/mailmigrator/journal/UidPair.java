package net.mailmigrator.journal;

import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidValidity;

/** Under which UID a message stands at the source, and its copy at the target (EXACTNESS §6). */
public record UidPair(Place source, Place target) {
    /** Where a message stands. */
    public record Place(MailboxName mailbox, UidValidity uidValidity, long uid) {}
}

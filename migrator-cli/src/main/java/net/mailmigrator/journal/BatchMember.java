package net.mailmigrator.journal;

import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;

/** One message of an append batch, as it is sent. {@code sizeAsListed} is the source's RFC822.SIZE. */
public record BatchMember(
        long sourceUid, long sizeAsListed, Digests digests, InternalDate internalDate, MessageFlags flags) {}

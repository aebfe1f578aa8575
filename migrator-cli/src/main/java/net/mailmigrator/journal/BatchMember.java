package net.mailmigrator.journal;

import java.util.TreeSet;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import org.jspecify.annotations.Nullable;

/**
 * One message of an append batch, as it is sent.
 *
 * @param sizeAsListed the source's RFC822.SIZE
 * @param alteration null where it is sent as the source has it
 */
public record BatchMember(
        long sourceUid,
        long sizeAsListed,
        Digests digests,
        InternalDate internalDate,
        MessageFlags flags,
        @Nullable Alteration alteration) {
    /** A message that is sent as the source has it. */
    public BatchMember(
            long sourceUid, long sizeAsListed, Digests digests, InternalDate internalDate, MessageFlags flags) {
        this(sourceUid, sizeAsListed, digests, internalDate, flags, null);
    }

    /**
     * The flags that count as dealt with: those that are sent, those that the target refuses, and a \Seen that is left off.
     */
    public MessageFlags flagBase() {
        if (alteration == null) {
            return flags;
        }
        TreeSet<String> keywords = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        keywords.addAll(flags.keywords());
        keywords.addAll(alteration.withoutKeywords());
        MessageFlags base = new MessageFlags(flags.system(), keywords);
        return alteration.names().contains(Alteration.UNREAD) ? base.plus(MessageFlags.SEEN) : base;
    }

    /** The row that it becomes. */
    public MessageRow row(
            @Nullable Long targetUid, @Nullable Proof proof, MessageState state, @Nullable String answer) {
        return new MessageRow(
                        sourceUid, sizeAsListed, digests, internalDate, flagBase(), targetUid, proof, state, answer)
                .altered(alteration);
    }

    /** The same message under the UID that its mailbox gives it now. */
    BatchMember withSourceUid(long uid) {
        return new BatchMember(uid, sizeAsListed, digests, internalDate, flags, alteration);
    }
}

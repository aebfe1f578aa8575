package net.mailmigrator.journal;

import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import org.jspecify.annotations.Nullable;

/**
 * A source message that was dealt with.
 *
 * @param sourceUid negative where the source mailbox got another UIDVALIDITY and no longer holds it ({@link FormerUid})
 * @param sizeAsListed the source's RFC822.SIZE
 * @param digests null where the text was never read whole; adopted messages have none
 * @param internalDate as sent; null where the source gave none and nothing was sent
 * @param flagBase flags as last seen at the source and dealt with
 * @param targetUid null where not known yet, or not at the target
 * @param proof null unless APPENDED
 * @param answer the server's words for REFUSED and UNREADABLE, the rule for EXCLUDED; else null
 * @param alteration null where it was sent as the source has it
 * @param targetMailboxId the target mailbox that {@code targetUid} belongs to, where that is not the source mailbox's own
 * @param cameOut null where the target was not seen to change it
 */
public record MessageRow(
        long sourceUid,
        long sizeAsListed,
        @Nullable Digests digests,
        @Nullable InternalDate internalDate,
        MessageFlags flagBase,
        @Nullable Long targetUid,
        @Nullable Proof proof,
        MessageState state,
        @Nullable String answer,
        @Nullable Alteration alteration,
        @Nullable Long targetMailboxId,
        @Nullable CameOut cameOut) {
    /** A message that was sent, or not, as the source has it, and belongs into its source mailbox's own target. */
    public MessageRow(
            long sourceUid,
            long sizeAsListed,
            @Nullable Digests digests,
            @Nullable InternalDate internalDate,
            MessageFlags flagBase,
            @Nullable Long targetUid,
            @Nullable Proof proof,
            MessageState state,
            @Nullable String answer) {
        this(
                sourceUid,
                sizeAsListed,
                digests,
                internalDate,
                flagBase,
                targetUid,
                proof,
                state,
                answer,
                null,
                null,
                null);
    }

    /** The same, sent otherwise than the source has it; null: as it has it. */
    public MessageRow altered(@Nullable Alteration how) {
        return with(how, targetMailboxId);
    }

    /** Its flags as they were sent: without keywords that the target refuses, and without a \Seen of the source's own. */
    public MessageFlags sentFlags() {
        return alteration == null ? flagBase : alteration.sent(flagBase);
    }

    /** The same in another target mailbox than its source mailbox's own. */
    public MessageRow in(long otherTargetMailbox) {
        return with(alteration, otherTargetMailbox);
    }

    private MessageRow with(@Nullable Alteration how, @Nullable Long mailbox) {
        return new MessageRow(
                sourceUid,
                sizeAsListed,
                digests,
                internalDate,
                flagBase,
                targetUid,
                proof,
                state,
                answer,
                how,
                mailbox,
                cameOut);
    }

    /** The target mailbox that it is in. */
    public long targetMailbox(SourceMailbox source) {
        return targetMailboxId == null ? source.targetId() : targetMailboxId;
    }

    /**
     * Whether it was seen at the target by more than the answer to its APPEND: by a verification that found it in order, or
     * identified by its text when it was reconciled or adopted.
     */
    public boolean wasReadBack(TargetMailbox target) {
        return targetUid != null && (proof != Proof.APPENDUID || targetUid < target.verifiedTo());
    }

    /** The same with other flags as its base. */
    public MessageRow withFlagBase(MessageFlags base) {
        return new MessageRow(
                sourceUid,
                sizeAsListed,
                digests,
                internalDate,
                base,
                targetUid,
                proof,
                state,
                answer,
                alteration,
                targetMailboxId,
                cameOut);
    }
}

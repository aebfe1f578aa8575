package net.mailmigrator.copy;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import org.jspecify.annotations.Nullable;

/** A row whose message its source mailbox no longer has, and the target mailbox that has its copy. */
record DeletionCandidate(SourceMailbox source, TargetMailbox target, MessageRow row) {
    static final MessageFlags DELETED = new MessageFlags(Set.of(SystemFlag.DELETED), new TreeSet<>());

    long targetUid() {
        return Objects.requireNonNull(row.targetUid());
    }

    /** Whether an earlier run was about to take it away, so that it may have \Deleted by now. */
    boolean isBegun() {
        return row.state() == MessageState.DELETING;
    }

    /** The flags that its copy has if nobody has changed them. */
    MessageFlags base(KeptFlags kept) {
        return kept.of(row.sentFlags());
    }

    /** Why the copy must stay, as far as a listing tells; null where nothing speaks against it. */
    @Nullable
    KeptReason objection(MessageMetadata there, KeptFlags kept, boolean maybeMarked) {
        boolean same = row.digests() != null
                && row.digests().octets() == there.size()
                && row.internalDate() != null
                && there.internalDate() != null
                && row.internalDate().epochSecond() == there.internalDate().epochSecond();
        if (!same) {
            return KeptReason.ALTERED;
        }
        MessageFlags base = base(kept);
        boolean untouched =
                there.flags().equals(base) || (maybeMarked && there.flags().equals(base.plus(DELETED)));
        return untouched ? null : KeptReason.FLAGS;
    }
}

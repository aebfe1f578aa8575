package net.mailmigrator.copy;

import java.util.HashSet;
import java.util.Set;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.MessageRow;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the source of which the tool has brought no copy: those that arrived since they were copied, and those of
 * mailboxes that are left out. A message that was moved there is still at the source, and its old copy must stay.
 */
final class NotCopied {
    private final Set<Long> sizes = new HashSet<>();
    private final Set<Long> dates = new HashSet<>();
    private final Set<SizeAndDate> leftOut = new HashSet<>();
    private final Set<Long> sizesLeftOut = new HashSet<>();

    private boolean notRead;

    private record SizeAndDate(long size, long date) {}

    /** In a mailbox that is copied. */
    void arrived(MessageMetadata message) {
        InternalDate date = message.internalDate();
        sizes.add(message.size());
        if (date != null) {
            dates.add(date.epochSecond());
        }
    }

    /** In a mailbox that is not. */
    void leftOut(MessageMetadata message) {
        InternalDate date = message.internalDate();
        sizesLeftOut.add(message.size());
        if (date != null) {
            leftOut.add(new SizeAndDate(message.size(), date.epochSecond()));
        }
    }

    /** A mailbox could not be looked at. */
    void notRead() {
        notRead = true;
    }

    /** Why the message of a row may be one of them; null where it is none. */
    @Nullable
    KeptReason objection(MessageRow row) {
        InternalDate date = row.internalDate();
        boolean arrived = sizes.contains(row.sizeAsListed()) || (date != null && dates.contains(date.epochSecond()));
        if (arrived || isLeftOut(row)) {
            return KeptReason.MAYBE_MOVED;
        }
        return notRead ? KeptReason.FOLDER_NOT_READ : null;
    }

    /** Moving keeps size and INTERNALDATE; a date that was altered says nothing about the one that the source shows. */
    private boolean isLeftOut(MessageRow row) {
        InternalDate date = row.alteration() == null ? row.internalDate() : null;
        return date == null
                ? sizesLeftOut.contains(row.sizeAsListed())
                : leftOut.contains(new SizeAndDate(row.sizeAsListed(), date.epochSecond()));
    }
}

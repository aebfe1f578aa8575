package net.mailmigrator.copy;

import java.util.HashSet;
import java.util.Set;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.MessageRow;

/**
 * Messages of the source of which the tool has brought no copy: those that arrived since they were copied, and those of
 * mailboxes that are left out. A message that was moved there is still at the source, and its old copy must stay.
 */
final class NotCopied {
    private final Set<Long> sizes = new HashSet<>();
    private final Set<Long> dates = new HashSet<>();
    private final Set<SizeAndDate> leftOut = new HashSet<>();
    private final Set<Long> sizesLeftOut = new HashSet<>();

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

    /** Whether the message of a row may be one of them. */
    boolean mayHold(MessageRow row) {
        return sizes.contains(row.sizeAsListed())
                || (row.internalDate() != null
                        && dates.contains(row.internalDate().epochSecond()))
                || isLeftOut(row);
    }

    /** Moving keeps size and INTERNALDATE; a date that was altered says nothing about the one that the source shows. */
    private boolean isLeftOut(MessageRow row) {
        InternalDate date = row.alteration() == null ? row.internalDate() : null;
        return date == null
                ? sizesLeftOut.contains(row.sizeAsListed())
                : leftOut.contains(new SizeAndDate(row.sizeAsListed(), date.epochSecond()));
    }
}

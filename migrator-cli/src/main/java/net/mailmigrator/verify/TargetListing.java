package net.mailmigrator.verify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** What a mailbox holds, in some thirty octets per message, so that a large one fits. */
final class TargetListing {
    private static final long NO_DATE = Long.MIN_VALUE;

    private final Map<MessageFlags, MessageFlags> interned = new HashMap<>();
    private long[] uids = new long[256];
    private long[] sizes = new long[256];
    private long[] dates = new long[256];
    private MessageFlags[] flags = new MessageFlags[256];
    private int count;

    private TargetListing() {}

    /** Lists the opened mailbox. */
    static TargetListing read(MailboxReader reader) throws MailException {
        TargetListing listing = new TargetListing();
        reader.listMessages(1, Long.MAX_VALUE, listing::add);
        listing.sort();
        return listing;
    }

    private void add(MessageMetadata message) {
        if (count == uids.length) {
            uids = Arrays.copyOf(uids, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            dates = Arrays.copyOf(dates, 2 * count);
            flags = Arrays.copyOf(flags, 2 * count);
        }
        InternalDate date = message.internalDate();
        uids[count] = message.uid();
        sizes[count] = message.size();
        dates[count] = date == null ? NO_DATE : date.epochSecond();
        flags[count] = interned.computeIfAbsent(message.flags(), same -> same);
        count++;
    }

    /** Servers list in ascending order; RFC 9051 does not oblige them to. */
    private void sort() {
        if (IntStream.range(1, count).allMatch(at -> uids[at - 1] < uids[at])) {
            return;
        }
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(at -> uids[at]))
                .mapToInt(Integer::intValue)
                .toArray();
        uids = reordered(uids, order);
        sizes = reordered(sizes, order);
        dates = reordered(dates, order);
        flags = IntStream.of(order).mapToObj(at -> flags[at]).toArray(MessageFlags[]::new);
    }

    private static long[] reordered(long[] values, int[] order) {
        return IntStream.of(order).mapToLong(at -> values[at]).toArray();
    }

    /** The message of a UID; null where the mailbox does not hold it. */
    @Nullable
    MessageMetadata find(long uid) {
        int at = Arrays.binarySearch(uids, 0, count, uid);
        return at < 0
                ? null
                : new MessageMetadata(
                        uid, flags[at], dates[at] == NO_DATE ? null : InternalDate.ofEpochSecond(dates[at]), sizes[at]);
    }

    /** All UIDs. */
    UidSet uids() {
        return UidSet.of(Arrays.copyOf(uids, count));
    }
}

package net.mailmigrator.copy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.mailmigrator.imap.MessageFlags;
import org.jspecify.annotations.Nullable;

/** Flags by UID as a mailbox was listed, in two arrays: large mailboxes have as many as they have messages. */
final class ListedFlags {
    private long[] uids = new long[64];
    private MessageFlags[] flags = new MessageFlags[64];
    private int size;
    private boolean ascending = true;

    /** Takes a message as it is listed. */
    void add(long uid, MessageFlags its) {
        if (size == uids.length) {
            uids = Arrays.copyOf(uids, 2 * size);
            flags = Arrays.copyOf(flags, 2 * size);
        }
        ascending &= size == 0 || uids[size - 1] < uid;
        uids[size] = uid;
        flags[size++] = its;
    }

    /** The flags of a message; null where it was not listed. */
    @Nullable
    MessageFlags of(long uid) {
        if (!ascending) {
            sort();
        }
        int at = Arrays.binarySearch(uids, 0, size, uid);
        return at < 0 ? null : flags[at];
    }

    private void sort() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(at -> uids[at]))
                .mapToInt(Integer::intValue)
                .toArray();
        MessageFlags[] sorted = Arrays.stream(order).mapToObj(at -> flags[at]).toArray(MessageFlags[]::new);
        uids = LongStream.of(uids).limit(size).sorted().toArray();
        flags = sorted;
        ascending = true;
    }
}

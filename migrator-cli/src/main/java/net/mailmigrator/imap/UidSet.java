package net.mailmigrator.imap;

import java.util.Arrays;
import java.util.stream.LongStream;

/** A set of UIDs, kept sorted in one array; immutable. */
public final class UidSet {
    private static final UidSet EMPTY = new UidSet(new long[0]);

    private final long[] sorted;

    private UidSet(long[] sorted) {
        this.sorted = sorted;
    }

    /** No UIDs. */
    public static UidSet empty() {
        return EMPTY;
    }

    /** The given UIDs, in any order, doubles dropped. */
    public static UidSet of(long... uids) {
        return new UidSet(Arrays.stream(uids).sorted().distinct().toArray());
    }

    /** Whether the UID is in it. */
    public boolean contains(long uid) {
        return Arrays.binarySearch(sorted, uid) >= 0;
    }

    /** How many. */
    public int size() {
        return sorted.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Ascending. */
    public LongStream stream() {
        return Arrays.stream(sorted);
    }

    /** These without the others. */
    public UidSet without(UidSet others) {
        return new UidSet(stream().filter(uid -> !others.contains(uid)).toArray());
    }

    /** These and the others. */
    public UidSet with(UidSet others) {
        return others.isEmpty()
                ? this
                : of(LongStream.concat(stream(), others.stream()).toArray());
    }

    /** RFC 9051 sequence-set: {@code 1:3,7}; only for a set that is not empty. */
    public String toSequenceSet() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end + 1 < sorted.length && sorted[end + 1] == sorted[end] + 1) {
                end++;
            }
            text.append(text.isEmpty() ? "" : ",").append(sorted[i]);
            if (end > i) {
                text.append(':').append(sorted[end]);
            }
            i = end + 1;
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet set && Arrays.equals(sorted, set.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return sorted.length + " UIDs " + toSequenceSet();
    }
}

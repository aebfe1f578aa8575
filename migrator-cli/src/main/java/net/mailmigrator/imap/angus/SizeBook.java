package net.mailmigrator.imap.angus;

import java.util.HashSet;
import java.util.Set;

/**
 * Remembers from the listing of the opened mailbox which messages are large; those that it does not know have to be
 * asked for. Holds only the large ones, so that a mailbox of a million costs nothing.
 */
final class SizeBook {
    /** Messages above this are fetched in pieces. */
    static final long LARGE = 256 * 1024;

    private final Set<Long> large = new HashSet<>();
    private long knownFrom = 1;
    private long knownTo;

    /** Another mailbox is open. */
    void clear() {
        large.clear();
        knownFrom = 1;
        knownTo = 0;
    }

    void note(long uid, long size) {
        if (size > LARGE) {
            large.add(uid);
        }
    }

    /** All messages from one UID to another were noted. */
    void known(long from, long to) {
        if (from > knownTo + 1 || to < knownFrom - 1) {
            knownFrom = from;
            knownTo = to;
        } else {
            knownFrom = Math.min(knownFrom, from);
            knownTo = Math.max(knownTo, to);
        }
    }

    boolean knows(long uid) {
        return uid >= knownFrom && uid <= knownTo;
    }

    boolean isLarge(long uid) {
        return large.contains(uid);
    }
}

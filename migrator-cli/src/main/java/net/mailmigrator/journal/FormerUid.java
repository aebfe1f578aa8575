package net.mailmigrator.journal;

/**
 * Numbers in place of source UIDs that no longer mean anything: those of messages that a mailbox does not hold any more
 * since it got another UIDVALIDITY. They are negative, so that no message at the source ever has one, and say which UID it
 * was in which generation of the mailbox.
 */
public final class FormerUid {
    private static final int UID_BITS = 32;

    private FormerUid() {}

    /** The number of a UID, 1..4294967295, in a generation from 1 on. */
    static long of(long generation, long uid) {
        return -((generation << UID_BITS) + uid);
    }

    /** The generation of a number; 0 for a UID that is valid. */
    static long generation(long number) {
        return number < 0 ? -number >> UID_BITS : 0;
    }

    /** The UID that a message has, or had. */
    public static long uid(long number) {
        return number < 0 ? -number & 0xFFFF_FFFFL : number;
    }
}

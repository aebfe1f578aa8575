package net.mailmigrator.journal;

import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.UidValidity;
import org.jspecify.annotations.Nullable;

/**
 * A message whose text was read back at the target.
 *
 * @param place of the target, when it was read
 * @param text what was read; null where the target did not hand it out
 * @param answer the target's words where it did not
 * @param source what the source handed out, where it was read for the comparison; else null
 */
public record ReadBack(
        long sourceUid,
        Place place,
        Verdict verdict,
        @Nullable Text text,
        @Nullable String answer,
        @Nullable Text source) {
    /** What the comparison came to. */
    public enum Verdict {
        /** The octets that were sent. */
        SAME,
        /** Other line ends or NUL: the target changed them. */
        REWRITTEN,
        /** Another text. */
        DIFFERENT,
        /** The target did not hand it out. */
        UNREADABLE,
        /** There was nothing to compare it with. */
        ALONE
    }

    /**
     * Where it stood.
     *
     * @param date INTERNALDATE as the target lists it, in epoch seconds; null where it lists none
     */
    public record Place(
            UidValidity validity, long uid, @Nullable Long date) {}

    /** Length and SHA-256 of all octets. */
    public record Text(long octets, Digest digest) {}
}

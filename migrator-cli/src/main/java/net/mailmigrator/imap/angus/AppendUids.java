package net.mailmigrator.imap.angus;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.AppendResult.Appended;
import net.mailmigrator.imap.UidValidity;
import org.jspecify.annotations.Nullable;

/** Reads the response code APPENDUID (RFC 4315 §3). */
final class AppendUids {
    private static final Appended UNKNOWN = new Appended(null, List.of());
    private static final long LARGEST = 0xFFFF_FFFFL;

    private AppendUids() {}

    /**
     * The UIDs in the order written.
     *
     * @param code the arguments, {@code "1234 1:3"}; null where the server sent none
     * @param messages how many were appended; any other number of UIDs counts as none
     */
    static Appended parse(@Nullable String code, int messages) {
        String[] words = code == null ? new String[0] : code.split(" +");
        if (words.length != 2) {
            return UNKNOWN;
        }
        try {
            UidValidity uidValidity = new UidValidity(Long.parseLong(words[0]));
            return new Appended(uidValidity, expand(words[1], messages));
        } catch (IllegalArgumentException malformed) {
            return UNKNOWN;
        }
    }

    private static List<Long> expand(String set, int messages) {
        List<Long> uids = new ArrayList<>();
        for (String range : set.split(",", -1)) {
            String[] ends = range.split(":", -1);
            long one = uid(ends[0]);
            long other = uid(ends[ends.length - 1]);
            if (ends.length > 2 || uids.size() + Math.abs(other - one) + 1 > messages) {
                return List.of();
            }
            for (long uid = Math.min(one, other); uid <= Math.max(one, other); uid++) {
                uids.add(uid);
            }
        }
        return uids.size() == messages ? uids : List.of();
    }

    private static long uid(String text) {
        long uid = Long.parseLong(text);
        if (uid < 1 || uid > LARGEST) {
            throw new NumberFormatException(text);
        }
        return uid;
    }
}

package net.mailmigrator.imap.angus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import net.mailmigrator.imap.UidSet;
import org.eclipse.angus.mail.iap.ProtocolException;

/** UID SEARCH for all UIDs of a mailbox: as ranges where the server can (ESEARCH, RFC 4731), else one by one. */
final class UidSearch {
    /** An answer of so many UIDs of ten digits stays below the largest response. */
    private static final long UIDS_PER_COMMAND = 50_000;

    private static final long MOST_COMMANDS = 64;

    private final boolean ranges;
    private final LongStream.Builder uids = LongStream.builder();
    private long count;

    /** @param ranges whether ESEARCH may be asked for */
    UidSearch(boolean ranges) {
        this.ranges = ranges;
    }

    /** Whether that is less work than a listing. */
    static boolean fits(long uidNext) {
        return uidNext / UIDS_PER_COMMAND < MOST_COMMANDS;
    }

    /** The commands; the last one also asks for all that are above. */
    List<String> commands(long uidNext) {
        List<String> commands = new ArrayList<>();
        for (long from = 1; from <= Math.max(1, uidNext - 1); from += UIDS_PER_COMMAND) {
            long to = from + UIDS_PER_COMMAND - 1;
            commands.add("UID SEARCH " + (ranges ? "RETURN (ALL) " : "") + "UID " + from + ":"
                    + (to >= uidNext - 1 ? "*" : String.valueOf(to)));
        }
        return commands;
    }

    /** Takes SEARCH and ESEARCH; everything else is passed over. */
    void accept(RawResponse response, long most) throws ProtocolException {
        if (response.is("SEARCH")) {
            Tokens tokens = response.tokensAfterKey();
            while (!tokens.atEnd() && !tokens.take('(')) { // RFC 7162 §3.1.5 puts MODSEQ in parentheses
                add(tokens.number(), most);
            }
        } else if (response.is("ESEARCH")) {
            Tokens tokens = response.tokensAfterKey();
            while (!tokens.atEnd()) {
                if (tokens.take('(')) {
                    while (!tokens.take(')')) {
                        tokens.skipValue();
                    }
                } else if (tokens.atom().toUpperCase(Locale.ROOT).equals("ALL")) {
                    addRanges(tokens.atom(), most);
                }
            }
        }
    }

    private void addRanges(String set, long most) throws ProtocolException {
        for (String range : set.split(",", -1)) {
            String[] ends = range.split(":", -1);
            try {
                long one = Long.parseLong(ends[0]);
                long other = Long.parseLong(ends[ends.length - 1]);
                for (long uid = Math.min(one, other); uid <= Math.max(one, other); uid++) {
                    add(uid, most);
                }
            } catch (NumberFormatException malformed) {
                throw new ProtocolException("malformed response: a set of UIDs expected");
            }
        }
    }

    /** More than there can be are a lie, which shall not fill the memory. */
    private void add(long uid, long most) throws ProtocolException {
        if (++count > most) {
            throw new ProtocolException("the server found more messages than the folder holds");
        }
        uids.add(uid);
    }

    UidSet found() {
        return UidSet.of(uids.build().toArray());
    }
}

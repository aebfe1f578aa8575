package net.mailmigrator.report;

import java.util.List;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/** How long the copy of a plan would take. */
final class Night {

    private Night() {}

    /** How many messages earlier runs have brought to the target. */
    static long there(List<AccountReport> accounts) {
        return accounts.stream()
                .filter(account -> account.journal() != null && account.messages() != null)
                .mapToLong(account -> Math.min(
                        account.journal().appended(), account.messages().pending()))
                .sum();
    }

    /**
     * Null where it is not known what is to be copied, or nothing is.
     *
     * @param there how many of the messages earlier runs have brought; a plan itself takes all of them for pending
     */
    static @Nullable String words(Totals totals, long there, @Nullable Rate rate) {
        MessageCounts messages = totals.messages();
        long pending = messages == null ? 0 : messages.pending() - there;
        if (messages == null || pending <= 0) {
            return null;
        }
        if (rate == null) {
            return "no rate is known yet: run a pilot first, a few accounts (run --account A)";
        }
        Long source = totals.bytes().source();
        // what of a folder is to be copied still is known in messages only
        long bytes = source == null ? 0 : (long) ((double) source / messages.source() * pending);
        return "forecast " + Words.duration(rate.forecast(bytes, pending)) + " (last run: " + rate + ")"
                + (source == null ? "; by messages only, sizes are not known" : "");
    }
}

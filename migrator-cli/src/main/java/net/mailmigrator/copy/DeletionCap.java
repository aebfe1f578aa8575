package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pure: how much may be taken away at once (EXACTNESS §8). What is gone by mistake is gone in masses: a source that shows
 * an empty folder, or none.
 */
final class DeletionCap {
    /** How many percent of a mailbox may go, where nobody raises it. */
    private static final int USUAL_OF_MAILBOX = 20;

    /** Smaller mailboxes have no cap of their own. */
    private static final long SMALLEST_MAILBOX = 20;

    private final int ofAccount;
    private final int ofMailbox;
    private final Map<String, long[]> mailboxes = new HashMap<>();

    DeletionCap(int percent) {
        this.ofAccount = percent;
        this.ofMailbox = Math.max(percent, USUAL_OF_MAILBOX);
    }

    /** How many messages of a source mailbox have been copied, and how many of them are to go. */
    void mailbox(String folder, long copied, long going) {
        long[] sums = mailboxes.computeIfAbsent(folder, first -> new long[2]);
        sums[0] += copied;
        sums[1] += going;
    }

    /**
     * More than may go.
     *
     * @param folder null: the account as a whole
     * @param needed the cap with which everything that is to go may go
     */
    record Excess(@Nullable String folder, long going, long copied, int cap, int needed) {}

    /** The account's excess, else that of the mailbox with the largest share; null where there is none. */
    @Nullable
    Excess excess() {
        long copied = mailboxes.values().stream().mapToLong(sums -> sums[0]).sum();
        long going = mailboxes.values().stream().mapToLong(sums -> sums[1]).sum();
        int needed = Math.max(percent(going, copied), worstOfMailboxes());
        if (isOver(going, copied, ofAccount)) {
            return new Excess(null, going, copied, ofAccount, needed);
        }
        return mailboxes.entrySet().stream()
                .filter(entry -> isLarge(entry.getValue()))
                .filter(entry -> isOver(entry.getValue()[1], entry.getValue()[0], ofMailbox))
                .max(java.util.Comparator.comparingInt(entry -> percent(entry.getValue()[1], entry.getValue()[0])))
                .map(entry -> new Excess(entry.getKey(), entry.getValue()[1], entry.getValue()[0], ofMailbox, needed))
                .orElse(null);
    }

    private int worstOfMailboxes() {
        return mailboxes.values().stream()
                .filter(DeletionCap::isLarge)
                .mapToInt(sums -> percent(sums[1], sums[0]))
                .filter(share -> share > USUAL_OF_MAILBOX)
                .max()
                .orElse(0);
    }

    private static boolean isLarge(long[] sums) {
        return sums[0] >= SMALLEST_MAILBOX;
    }

    private static boolean isOver(long going, long copied, int cap) {
        return going * 100 > cap * copied;
    }

    /** Rounded up. */
    private static int percent(long going, long copied) {
        return copied == 0 ? 0 : Math.toIntExact((going * 100 + copied - 1) / copied);
    }
}

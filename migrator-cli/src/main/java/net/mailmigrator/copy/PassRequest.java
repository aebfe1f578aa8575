package net.mailmigrator.copy;

import org.jspecify.annotations.Nullable;

/**
 * What a pass is asked to do beside copying.
 *
 * @param last whether it is the final pass: every mailbox is opened, and the flags of all messages are compared
 * @param deletions what to do about messages that the source no longer has; null: nothing. Only in the final pass
 */
public record PassRequest(boolean last, @Nullable Deletions deletions) {
    /** A pass like any other. */
    public static final PassRequest USUAL = new PassRequest(false, null);

    public PassRequest {
        if (deletions != null && !last) {
            throw new IllegalArgumentException("messages are taken away in the final pass only");
        }
    }

    /**
     * Copies that the source no longer has are taken away at the target (EXACTNESS §8).
     *
     * @param preview only lists them
     * @param cap how many percent of the account's copied messages may be taken away at once
     */
    public record Deletions(boolean preview, int cap) {
        /** The cap where nobody raises it. */
        public static final int USUAL_CAP = 5;

        public Deletions {
            if (cap < 0 || cap > 100) {
                throw new IllegalArgumentException("0 to 100 percent, not " + cap);
            }
        }
    }
}

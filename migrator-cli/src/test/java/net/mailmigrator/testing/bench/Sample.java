package net.mailmigrator.testing.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured run.
 *
 * @param fsync mail_fsync of the target
 * @param roundTripMillis 0: no delay
 * @param copied messages; 0 where they were there already
 * @param measured null where the run failed
 * @param roundTrips null where no proxy counted
 * @param targetConnections the most of one account that were open at once
 * @param rate null where it was not looked at
 * @param remark what went wrong, or what the copy lacks; empty: the copy was checked and is whole
 */
record Sample(
        String work,
        String fsync,
        long roundTripMillis,
        String contender,
        int round,
        int copied,
        @Nullable Measured measured,
        @Nullable RoundTrips roundTrips,
        int targetConnections,
        @Nullable Rate rate,
        String remark) {
    /** As counted at the proxies. */
    record RoundTrips(long source, long target) {}

    /**
     * Messages per second.
     *
     * @param first while the first tenth of the messages came
     * @param last while the last tenth came
     */
    record Rate(double first, double last) {}

    /** Whether its time counts. */
    boolean counts() {
        return measured != null && remark.isEmpty();
    }

    /** What is compared with one another. */
    String group() {
        return work + ", mail_fsync=" + fsync + ", " + (roundTripMillis == 0 ? "no delay" : roundTripMillis + " ms");
    }
}

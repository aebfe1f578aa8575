package net.mailmigrator.model;

/** How much an account may hold. Unknown, unlimited and a number are different things (R12). */
public sealed interface QuotaLimit {
    /** A limit in bytes, above 0. */
    record Bytes(long bytes) implements QuotaLimit {
        public Bytes {
            if (bytes < 1) {
                throw new IllegalArgumentException("a quota is at least one byte, was " + bytes);
            }
        }
    }

    /** Explicitly without limit. */
    record Unlimited() implements QuotaLimit {}

    /** Never set in the old system, and not assigned yet. */
    record LegacyUnset() implements QuotaLimit {}
}

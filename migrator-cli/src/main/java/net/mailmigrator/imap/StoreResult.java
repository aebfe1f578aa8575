package net.mailmigrator.imap;

/** How a server answered a STORE whose connection is still good. */
public sealed interface StoreResult {
    /**
     * Done, for all messages that are still there but those named.
     *
     * @param modified were left alone, since they had changed since the given mod-sequence (RFC 7162 §3.1.3)
     */
    record Stored(UidSet modified) implements StoreResult {}

    /**
     * Tagged NO: of some messages the flags may have been changed all the same.
     *
     * @param answer the server's words
     */
    record Refused(String answer) implements StoreResult {}
}

package net.mailmigrator.journal;

/** Names one message row. */
public record RowKey(long sourceMailboxId, long sourceUid) {}

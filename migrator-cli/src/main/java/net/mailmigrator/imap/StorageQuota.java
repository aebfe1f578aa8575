package net.mailmigrator.imap;

import org.jspecify.annotations.Nullable;

/** GETQUOTAROOT of INBOX in bytes (the protocol counts 1024 octets); {@code limitBytes} null: no limit. */
public record StorageQuota(long usedBytes, @Nullable Long limitBytes) {}

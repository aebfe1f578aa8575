package net.mailmigrator.imap;

import org.jspecify.annotations.Nullable;

/**
 * GETQUOTAROOT of INBOX in bytes (the protocol counts 1024 octets).
 *
 * @param limitBytes null: no limit
 * @param messagesLeft how many messages may still be added; negative where there are too many, null: no limit
 */
public record StorageQuota(
        long usedBytes, @Nullable Long limitBytes, @Nullable Long messagesLeft) {
    /** Without a limit on the number of messages. */
    public StorageQuota(long usedBytes, @Nullable Long limitBytes) {
        this(usedBytes, limitBytes, null);
    }
}

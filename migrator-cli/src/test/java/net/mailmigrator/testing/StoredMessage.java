package net.mailmigrator.testing;

import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import org.jspecify.annotations.Nullable;

/** A message in an {@link InMemoryMailbox}. */
@SuppressWarnings("ArrayRecordComponent") // compared by digests, never by equals
public record StoredMessage(
        long uid,
        byte[] octets,
        MessageFlags flags,
        @Nullable InternalDate internalDate) {
    /** The same message with other flags. */
    public StoredMessage withFlags(MessageFlags other) {
        return new StoredMessage(uid, octets, other, internalDate);
    }

    /** What a listing says about it. */
    MessageMetadata metadata() {
        return new MessageMetadata(uid, flags, internalDate, octets.length);
    }

    /** SHA-256 of its octets in hexadecimal. */
    public String sha256() {
        return BytesContent.digestsOf(octets).exact().toString();
    }
}

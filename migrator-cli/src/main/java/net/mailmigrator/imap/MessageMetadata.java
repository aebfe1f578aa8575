package net.mailmigrator.imap;

import org.jspecify.annotations.Nullable;

/**
 * What a listing says about a message, without its text.
 *
 * @param uid 1..4294967295
 * @param size RFC822.SIZE in octets: a hint, the literal's own length decides (quirk 1)
 * @param internalDate null where the server sent none or something that is no date
 */
public record MessageMetadata(
        long uid, MessageFlags flags, @Nullable InternalDate internalDate, long size) {}

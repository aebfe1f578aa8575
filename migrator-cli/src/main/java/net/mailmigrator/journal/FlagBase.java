package net.mailmigrator.journal;

import net.mailmigrator.imap.MessageFlags;
import org.jspecify.annotations.Nullable;

/**
 * The flags of a copied message as they were last seen at the source and dealt with.
 *
 * @param targetUid null where it is not known
 */
public record FlagBase(
        long sourceUid, MessageFlags flags, @Nullable Long targetUid) {}

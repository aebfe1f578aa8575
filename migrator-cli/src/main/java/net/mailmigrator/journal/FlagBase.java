package net.mailmigrator.journal;

import net.mailmigrator.imap.MessageFlags;
import org.jspecify.annotations.Nullable;

/**
 * The flags of a copied message as they were last seen at the source and dealt with.
 *
 * @param targetUid null where it is not known
 * @param adopted whether it was at the target before us, with flags of its own
 */
public record FlagBase(
        long sourceUid, MessageFlags flags, @Nullable Long targetUid, boolean adopted) {}

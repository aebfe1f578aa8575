package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.Map;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;

/** Keeps one object for equal flags while a large mailbox is listed: most messages share a few sets. */
final class SharedFlags {
    private final Map<MessageFlags, MessageFlags> known = new HashMap<>();

    MessageMetadata shared(MessageMetadata message) {
        MessageFlags flags = known.computeIfAbsent(message.flags(), first -> first);
        return new MessageMetadata(message.uid(), flags, message.internalDate(), message.size());
    }
}

package net.mailmigrator.imap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mailbox that was opened by someone who knows what it was like earlier.
 *
 * @param changes empty where the server cannot tell them, or where what it tells does not add up: then all is to be listed
 */
public record ChangedMailbox(OpenedMailbox opened, Optional<Changes> changes) {

    /**
     * What is different since then.
     *
     * @param uids of all messages that it held when it was opened: complete, as many as EXISTS
     * @param flags those that messages have now whose flags may have changed
     * @param latest all messages from the UID on that was asked for, ascending
     */
    public record Changes(UidSet uids, Map<Long, MessageFlags> flags, List<MessageMetadata> latest) {
        public Changes {
            flags = Map.copyOf(flags);
            latest = List.copyOf(latest);
        }
    }

    /** One of which nothing is known. */
    public static ChangedMailbox unknown(OpenedMailbox opened) {
        return new ChangedMailbox(opened, Optional.empty());
    }
}

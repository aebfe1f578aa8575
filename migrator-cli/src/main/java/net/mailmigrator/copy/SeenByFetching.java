package net.mailmigrator.copy;

import java.util.List;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;

/**
 * Sends messages as unread that a source has marked as read because they were fetched (quirk 42). BODY.PEEK sets no \\Seen
 * (RFC 9051 §6.4.5), so a single one was read by its owner; where all of several have become read at once, the source has
 * done it. Thread-safe.
 */
final class SeenByFetching {
    /** One message may have been read by its owner meanwhile. */
    static final int TOO_MANY_FOR_CHANCE = 2;

    private final Workarounds source;
    private final UidSet unread;

    /** @param todo as they were listed before the first of them was fetched */
    SeenByFetching(Workarounds source, List<MessageMetadata> todo) {
        this.source = source;
        this.unread = UidSet.of(todo.stream()
                .filter(message -> !message.flags().system().contains(SystemFlag.SEEN))
                .mapToLong(MessageMetadata::uid)
                .toArray());
    }

    /** Messages that were fetched together, as they are to be sent. */
    List<SendableMessage> restored(List<SendableMessage> fetched) {
        List<SendableMessage> wereUnread = fetched.stream()
                .filter(message -> unread.contains(message.uid()))
                .toList();
        boolean allRead =
                wereUnread.size() >= TOO_MANY_FOR_CHANCE && wereUnread.stream().allMatch(SeenByFetching::isSeen);
        boolean restores =
                allRead ? source.apply(Workaround.SEEN_LEFT_OFF, true) : source.uses(Workaround.SEEN_LEFT_OFF);
        return restores
                ? fetched.stream()
                        .map(message -> unread.contains(message.uid()) && isSeen(message) ? message.unread() : message)
                        .toList()
                : fetched;
    }

    private static boolean isSeen(SendableMessage message) {
        return message.flags().system().contains(SystemFlag.SEEN);
    }
}

package net.mailmigrator.plan;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import org.jspecify.annotations.Nullable;

/**
 * A selectable mailbox of the source while its target is being found.
 *
 * @param name for people
 * @param messages STATUS at the time of planning; null where unknown
 */
record SourceFolder(
        ListedMailbox mailbox,
        List<FolderLevel> levels,
        String name,
        @Nullable Long messages) {
    boolean isInbox() {
        return mailbox.name().equals(MailboxName.INBOX);
    }

    /** How many of its levels make up the named folder, itself or one above it; empty where it lies elsewhere. */
    OptionalInt depthBelow(String folder) {
        String top = NamePattern.normal(folder);
        return IntStream.rangeClosed(1, levels.size())
                .filter(depth -> NamePattern.normal(FolderNames.join(levels.subList(0, depth)))
                        .equals(top))
                .findFirst();
    }
}

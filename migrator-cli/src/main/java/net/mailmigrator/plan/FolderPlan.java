package net.mailmigrator.plan;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * Which source mailbox becomes which target mailbox, in the order of copying.
 *
 * @param folders those that are copied
 * @param leftOut those that are not, with the reason for people
 * @param findings renames, omissions, collisions
 */
public record FolderPlan(List<Entry> folders, List<LeftOut> leftOut, List<Finding> findings) {
    public FolderPlan {
        folders = List.copyOf(folders);
        leftOut = List.copyOf(leftOut);
        findings = List.copyOf(findings);
    }

    /**
     * The balance before anything is copied: all that is not left out by a rule is pending. A folder whose STATUS was
     * refused has no number and counts for nothing.
     */
    public MessageCounts balance() {
        long pending = sum(folders.stream().map(Entry::messages));
        long excluded = sum(leftOut.stream().filter(LeftOut::byRule).map(LeftOut::messages));
        return new MessageCounts(pending + excluded, 0, 0, 0, excluded, 0, 0, 0, 0, pending);
    }

    private static long sum(Stream<@Nullable Long> numbers) {
        return numbers.filter(Objects::nonNull).mapToLong(Long::longValue).sum();
    }

    /**
     * One mailbox. Several entries may share a target (joined special use).
     *
     * @param source as the source lists it
     * @param sourceFolder its name for people, {@code /} between levels
     * @param target the name to write on the target
     * @param targetFolder its name for people
     * @param messages STATUS at the time of planning; null where unknown
     * @param existsAtTarget whether the target lists it already
     * @param subscribe whether it is subscribed at the source
     */
    public record Entry(
            ListedMailbox source,
            String sourceFolder,
            MailboxName target,
            String targetFolder,
            @Nullable Long messages,
            boolean existsAtTarget,
            boolean subscribe) {}

    /**
     * A mailbox that is not copied.
     *
     * @param byRule whether copy.exclude says so: then its messages are "excluded by rule" in the balance
     * @param messages STATUS at the time of planning; null where unknown
     */
    public record LeftOut(
            ListedMailbox source,
            String sourceFolder,
            String reason,
            boolean byRule,
            @Nullable Long messages) {}
}

package net.mailmigrator.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.inventory.SideInventory;
import net.mailmigrator.model.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * What the planner of folders needs to know about the target.
 *
 * @param shape how it writes names
 * @param mailboxes what the account holds there already
 * @param status of these, as far as known
 * @param whenNotEmpty what a folder that already holds mail is to the operator; null: nothing to speak of
 */
public record TargetSide(
        TargetShape shape,
        List<ListedMailbox> mailboxes,
        Map<MailboxName, MailboxStatus> status,
        @Nullable FindingCode whenNotEmpty) {
    public TargetSide {
        mailboxes = List.copyOf(mailboxes);
        status = Map.copyOf(status);
    }

    /** An account that is not there yet, or was not looked at. */
    public static TargetSide unseen(TargetShape shape) {
        return new TargetSide(shape, List.of(), Map.of(), null);
    }

    /** An account that was looked at. */
    public static TargetSide of(SideInventory target, @Nullable FindingCode whenNotEmpty) {
        return new TargetSide(TargetShape.of(target), target.mailboxes(), target.status(), whenNotEmpty);
    }

    /** The mailbox that the target holds under this name. */
    Optional<ListedMailbox> existing(MailboxName name) {
        String key = shape.key(name);
        return mailboxes.stream()
                .filter(mailbox -> shape.key(mailbox.name()).equals(key))
                .findFirst();
    }

    /** The levels of one of its mailboxes. */
    List<FolderLevel> levels(ListedMailbox mailbox) {
        return new FolderNames(shape.namespaces()).levels(mailbox.name(), mailbox.separator());
    }

    /** The name for people of a mailbox as the target writes it. */
    String forPeople(MailboxName name) {
        return FolderNames.join(new FolderNames(shape.namespaces()).levels(name, shape.separator()));
    }
}

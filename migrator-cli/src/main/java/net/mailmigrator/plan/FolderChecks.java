package net.mailmigrator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.inventory.Namespaces;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;

/**
 * What can be seen to go wrong before anything is touched: two folders with one target, a target name that is not the
 * account's own, a target folder that holds mail already.
 *
 * <p>A target name that is listed but holds no messages (\Noselect) is no error: an earlier run may have made it by
 * creating a child, and CREATE makes it a folder. Only the roots of namespaces can never become one.
 */
final class FolderChecks {
    private final TargetSide target;

    FolderChecks(TargetSide target) {
        this.target = target;
    }

    List<Finding> check(List<PlannedFolder> folders) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<PlannedFolder>> byTarget = new LinkedHashMap<>();
        for (PlannedFolder folder : folders) {
            byTarget.computeIfAbsent(target.shape().key(folder.entry().target()), key -> new ArrayList<>())
                    .add(folder);
        }
        byTarget.values().forEach(group -> {
            collision(group).ifPresent(findings::add);
            FolderPlan.Entry entry = group.get(0).entry();
            blocked(entry).ifPresentOrElse(findings::add, () -> {
                notSelectable(entry).ifPresent(findings::add);
                notEmpty(entry).ifPresent(findings::add);
            });
        });
        return findings;
    }

    private static Optional<Finding> collision(List<PlannedFolder> group) {
        String join = group.get(0).join();
        boolean onPurpose = join != null && group.stream().allMatch(folder -> join.equals(folder.join()));
        if (group.size() == 1 || onPurpose) {
            return Optional.empty();
        }
        String sources =
                group.stream().map(folder -> folder.entry().sourceFolder()).collect(Collectors.joining(", "));
        return Optional.of(Finding.of(
                FindingCode.FOLDER_COLLISION,
                "sources",
                sources,
                "target",
                group.get(0).entry().targetFolder()));
    }

    private Optional<Finding> blocked(FolderPlan.Entry entry) {
        return target.shape()
                .namespaces()
                .of(entry.target())
                .flatMap(namespace -> obstacle(namespace, entry.target()))
                .map(reason -> Finding.of(
                        FindingCode.FOLDER_BLOCKED,
                        "source",
                        entry.sourceFolder(),
                        "target",
                        entry.targetFolder(),
                        "reason",
                        reason));
    }

    private Optional<String> obstacle(Namespace namespace, MailboxName name) {
        Namespaces namespaces = target.shape().namespaces();
        if (namespace.kind() != Namespace.Kind.PERSONAL) {
            return Optional.of("at the target this name means a folder of other users or a shared one");
        }
        boolean root = namespace.prefix().startsWith(name.wire());
        return !namespace.equals(namespaces.personal()) && (root || namespaces.isVirtual(namespace))
                ? Optional.of("at the target this name only shows other folders")
                : Optional.empty();
    }

    private Optional<Finding> notSelectable(FolderPlan.Entry entry) {
        return target.existing(entry.target())
                .filter(mailbox -> !mailbox.selectable())
                .map(mailbox -> Finding.of(
                        FindingCode.FOLDER_NOT_SELECTABLE,
                        "source",
                        entry.sourceFolder(),
                        "target",
                        entry.targetFolder()));
    }

    private Optional<Finding> notEmpty(FolderPlan.Entry entry) {
        long messages = target.existing(entry.target())
                .map(ListedMailbox::name)
                .map(this::messages)
                .orElse(0L);
        FindingCode code = target.whenNotEmpty();
        return messages == 0 || code == null
                ? Optional.empty()
                : Optional.of(Finding.of(code, "target", entry.targetFolder(), "messages", String.valueOf(messages)));
    }

    private long messages(MailboxName name) {
        MailboxStatus status = target.status().get(name);
        return status == null ? 0 : status.messages();
    }
}

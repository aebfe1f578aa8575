package net.mailmigrator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.inventory.Namespaces;
import net.mailmigrator.inventory.SideInventory;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;

/**
 * Finds the target of each source folder. Pure: equal values in, equal plan out.
 *
 * <p>Names stay as they are, level by level: the source's namespace prefix goes, the target's comes, separators are
 * exchanged, and nothing else changes (no Unicode normalisation, no trimming), except for what {@link FolderRenaming} and
 * {@link LevelNames} say. A name that is no modified UTF-7 keeps its octets where both sides have the same separator; else
 * it is written properly. Names without messages (\Noselect) are not copied; their children are.
 */
public final class FolderPlanner {
    private final FolderRules rules;

    /** A planner for these rules. */
    public FolderPlanner(FolderRules rules) {
        this.rules = rules;
    }

    /** Plans one account. */
    public FolderPlan plan(SideInventory source, TargetSide target) {
        List<SourceFolder> all = read(source);
        FolderSelection selection = new FolderSelection(rules, source, all);
        Set<Finding> findings = new LinkedHashSet<>();
        List<SourceFolder> kept = new ArrayList<>();
        List<FolderPlan.LeftOut> leftOut = new ArrayList<>();
        for (SourceFolder folder : all) {
            Optional<FolderSelection.Omission> omission = selection.omission(folder);
            omission.filter(omitted -> !omitted.byRule()).ifPresent(omitted -> findings.add(omitted.finding()));
            omission.ifPresentOrElse(omitted -> leftOut.add(leftOut(folder, omitted)), () -> {
                kept.add(folder);
                notReadable(source, folder).ifPresent(findings::add);
                selection.doubt(folder).ifPresent(findings::add);
            });
        }
        List<PlannedFolder> planned = new FolderTargets(rules, target).find(kept);
        planned.forEach(folder -> folder.rename().ifPresent(findings::add));
        findings.addAll(new FolderChecks(target).check(planned));
        return new FolderPlan(
                new FolderOrder(rules.first())
                        .sort(planned.stream().map(PlannedFolder::entry).toList()),
                leftOut,
                List.copyOf(findings));
    }

    private static List<SourceFolder> read(SideInventory source) {
        FolderNames names = new FolderNames(new Namespaces(source.namespaces()));
        Map<MailboxName, SourceFolder> folders = new LinkedHashMap<>();
        for (ListedMailbox mailbox : source.mailboxes()) {
            if (mailbox.selectable()) {
                List<FolderLevel> levels = names.levels(mailbox.name(), mailbox.separator());
                MailboxStatus status = source.status().get(mailbox.name());
                folders.putIfAbsent(
                        mailbox.name(),
                        new SourceFolder(
                                mailbox, levels, FolderNames.join(levels), status == null ? null : status.messages()));
            }
        }
        return List.copyOf(folders.values());
    }

    private static Optional<Finding> notReadable(SideInventory source, SourceFolder folder) {
        return Optional.ofNullable(source.refused().get(folder.mailbox().name()))
                .map(answer -> Finding.of(
                        FindingCode.FOLDER_NOT_READABLE,
                        "source",
                        folder.name(),
                        "answer",
                        answer.strip().replaceFirst("[.]$", "")));
    }

    private static FolderPlan.LeftOut leftOut(SourceFolder folder, FolderSelection.Omission omission) {
        return new FolderPlan.LeftOut(
                folder.mailbox(), folder.name(), omission.reason(), omission.byRule(), folder.messages());
    }
}

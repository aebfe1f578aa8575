package net.mailmigrator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.plan.FolderRenaming.Renamed;

/** Gives each folder that is copied its target name, and says why where it is another one. */
final class FolderTargets {
    private final FolderRules rules;
    private final TargetSide target;

    FolderTargets(FolderRules rules, TargetSide target) {
        this.rules = rules;
        this.target = target;
    }

    List<PlannedFolder> find(List<SourceFolder> folders) {
        FolderRenaming renaming = new FolderRenaming(rules, folders, target);
        List<Renamed> renamed = folders.stream()
                .map(renaming::rename)
                .map(this::withoutForeignOctets)
                .toList();
        LevelNames names = new LevelNames(
                renamed.stream().map(Renamed::levels).toList(), target.shape().separator());
        return renamed.stream()
                .map(folder -> planned(folder, names.resolve(folder.levels())))
                .toList();
    }

    /** Octets that are no modified UTF-7 mean something only beside the separator they were written for. */
    private Renamed withoutForeignOctets(Renamed renamed) {
        boolean sameSeparator = Objects.equals(
                renamed.folder().mailbox().separator(), target.shape().separator());
        if (sameSeparator || renamed.join() != null) {
            return renamed;
        }
        List<FolderLevel> levels = renamed.levels().stream()
                .map(level -> FolderLevel.ofText(level.text()))
                .toList();
        return new Renamed(renamed.folder(), levels, renamed.reason(), null);
    }

    private PlannedFolder planned(Renamed renamed, List<FolderLevel> levels) {
        SourceFolder folder = renamed.folder();
        MailboxName written = target.shape().write(levels);
        Optional<ListedMailbox> existing = target.existing(written);
        MailboxName name = existing.map(ListedMailbox::name).orElse(written);
        return new PlannedFolder(
                new FolderPlan.Entry(
                        folder.mailbox(),
                        folder.name(),
                        name,
                        target.forPeople(name),
                        folder.messages(),
                        existing.filter(ListedMailbox::selectable).isPresent(),
                        folder.mailbox().subscribed()),
                reasons(renamed, levels, name),
                renamed.join());
    }

    private List<String> reasons(Renamed renamed, List<FolderLevel> levels, MailboxName name) {
        List<String> reasons = new ArrayList<>();
        String before = renamed.folder().name();
        String wanted = FolderNames.join(renamed.levels());
        String written = FolderNames.join(levels);
        if (renamed.reason() != null && !wanted.equals(before)) {
            reasons.add(renamed.reason());
        }
        if (!written.equals(wanted)) {
            reasons.add(
                    target.shape().separator() == null
                            ? "the target has no folders within folders"
                            : "the target uses " + target.shape().separator() + " between folder and sub-folder");
        }
        if (renamed.reason() == null && isRepaired(renamed.folder().levels(), levels)) {
            reasons.add("its name is written wrongly at the source (no modified UTF-7)");
        }
        if (reasons.isEmpty() && !target.forPeople(name).equals(before)) {
            boolean exists = !target.shape().write(levels).equals(name);
            reasons.add(
                    exists
                            ? "the target has it already in other letter case"
                            : "the target keeps its folders below INBOX");
        }
        return reasons;
    }

    private static boolean isRepaired(List<FolderLevel> before, List<FolderLevel> after) {
        return before.stream().anyMatch(level -> level.raw() != null)
                && after.stream().allMatch(level -> level.raw() == null);
    }
}

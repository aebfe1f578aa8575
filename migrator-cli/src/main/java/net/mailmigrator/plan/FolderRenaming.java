package net.mailmigrator.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.imap.ListedMailbox;
import org.jspecify.annotations.Nullable;

/**
 * The levels that a folder shall have at the target, before the target's separator is looked at. {@code copy.rename}
 * goes first, by the longest old name; then {@code specialUse: join}. Both take the children of a folder along.
 */
final class FolderRenaming {
    private final FolderRules rules;
    /** By the name of the source's special-use folder: where it joins. */
    private final Map<String, Join> joins = new LinkedHashMap<>();

    private record Join(String use, List<FolderLevel> levels, boolean takesChildren) {}

    /**
     * A folder with its new levels.
     *
     * @param reason why they differ from the source's; null: they do not
     * @param join the special use by which it joins a folder of the target; null: it does not
     */
    record Renamed(
            SourceFolder folder,
            List<FolderLevel> levels,
            @Nullable String reason,
            @Nullable String join) {}

    FolderRenaming(FolderRules rules, List<SourceFolder> folders, TargetSide target) {
        this.rules = rules;
        if (rules.specialUse() == FolderRules.SpecialUse.JOIN) {
            folders.stream()
                    .filter(folder -> !folder.isInbox())
                    .forEach(folder -> folder.mailbox()
                            .specialUse()
                            .flatMap(use -> join(use, target))
                            .ifPresent(join -> joins.put(folder.name(), join)));
        }
    }

    Renamed rename(SourceFolder folder) {
        return byRule(folder)
                .or(() -> byJoin(folder))
                .orElseGet(() -> new Renamed(folder, folder.levels(), null, null));
    }

    private static Optional<Join> join(String use, TargetSide target) {
        return target.mailboxes().stream()
                .filter(mailbox -> mailbox.selectable()
                        && mailbox.specialUse().filter(use::equals).isPresent()
                        && !target.shape().namespaces().isForeign(mailbox.name()))
                .findFirst()
                .map(mailbox -> new Join(use, target.levels(mailbox), takesChildren(mailbox)));
    }

    private static boolean takesChildren(ListedMailbox mailbox) {
        return mailbox.separator() != null && !mailbox.attributes().contains("\\noinferiors");
    }

    private Optional<Renamed> byRule(SourceFolder folder) {
        return longest(rules.rename().keySet().stream(), folder)
                .map(old -> new Renamed(
                        folder,
                        moved(folder, old, parse(rules.rename().getOrDefault(old, old))),
                        "copy.rename has " + old,
                        null));
    }

    private static List<FolderLevel> parse(String name) {
        String[] levels = name.split("/", -1);
        if (levels[0].equalsIgnoreCase("INBOX")) {
            levels[0] = "INBOX";
        }
        return Arrays.stream(levels).map(FolderLevel::ofText).toList();
    }

    private Optional<Renamed> byJoin(SourceFolder folder) {
        Stream<String> tops = joins.entrySet().stream()
                .filter(join ->
                        folder.name().equals(join.getKey()) || join.getValue().takesChildren())
                .map(Map.Entry::getKey);
        return longest(tops, folder).map(top -> joined(folder, top, Objects.requireNonNull(joins.get(top))));
    }

    private static Renamed joined(SourceFolder folder, String top, Join join) {
        String reason = "it joins the target's folder for the special use " + join.use();
        boolean itself = folder.name().equals(top);
        return new Renamed(folder, moved(folder, top, join.levels()), reason, itself ? join.use() : null);
    }

    private static Optional<String> longest(Stream<String> tops, SourceFolder folder) {
        return tops.filter(top -> folder.depthBelow(top).isPresent()).max(Comparator.comparingInt(String::length));
    }

    /** The levels of {@code top}, then those of the folder below {@code old}. */
    private static List<FolderLevel> moved(SourceFolder folder, String old, List<FolderLevel> top) {
        List<FolderLevel> levels = folder.levels();
        int depth = folder.depthBelow(old).orElse(levels.size());
        return Stream.concat(top.stream(), levels.subList(depth, levels.size()).stream())
                .toList();
    }
}

package net.mailmigrator.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.mailmigrator.imap.ModifiedUtf7;
import net.mailmigrator.inventory.Namespaces;
import net.mailmigrator.inventory.SideInventory;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;

/**
 * Which of the source's folders are not copied.
 *
 * <ul>
 *   <li>{@code copy.exclude}, by special use or by name. It covers the folder and everything below it, since a child
 *       would bring its parent back.
 *   <li>Folders of other users, shared folders and the namespace of virtual folders.
 *   <li>At Gmail (X-GM-EXT-1) the folders with the use All, Flagged or Important: they show the messages of other
 *       folders a second time. Mail that is archived there and lies in no other folder is copied only if
 *       {@code copy.rename} names that folder, which the finding says.
 * </ul>
 *
 * Elsewhere a folder with the use All or Flagged may be a view or an ordinary folder. Nothing shows which, so it is
 * copied, with a finding: mail twice can be cleared away, mail that is lost cannot be brought back.
 */
final class FolderSelection {
    private static final Set<String> VIEWS = Set.of("\\all", "\\flagged", "\\important");

    private final FolderRules rules;
    private final List<SourceFolder> folders;
    private final Namespaces namespaces;
    private final boolean gmail;

    FolderSelection(FolderRules rules, SideInventory source, List<SourceFolder> folders) {
        this.rules = rules;
        this.folders = folders;
        this.namespaces = new Namespaces(source.namespaces());
        this.gmail = source.server().offers("X-GM-EXT-1");
    }

    /**
     * Why a folder is not copied.
     *
     * @param about the folder, or the group of folders, for people
     */
    record Omission(String about, String reason, boolean byRule) {
        Finding finding() {
            return Finding.of(FindingCode.FOLDER_LEFT_OUT, "source", about, "reason", reason);
        }
    }

    /** Empty where the folder is copied. */
    Optional<Omission> omission(SourceFolder folder) {
        return byNamespace(folder).or(() -> byRule(folder)).or(() -> byView(folder));
    }

    /** A remark on a folder that is copied although it may be a view. */
    Optional<Finding> doubt(SourceFolder folder) {
        return gmail
                ? Optional.empty()
                : view(folder)
                        .map(use -> Finding.of(FindingCode.FOLDER_MAYBE_VIEW, "source", folder.name(), "use", use));
    }

    private Optional<Omission> byNamespace(SourceFolder folder) {
        return namespaces.of(folder.mailbox().name()).flatMap(namespace -> {
            String about = ModifiedUtf7.decodeLeniently(namespace.prefix()) + "*";
            return switch (namespace.kind()) {
                case OTHER_USERS -> Optional.of(new Omission(about, "it belongs to other users", false));
                case SHARED -> Optional.of(new Omission(about, "it is shared", false));
                case PERSONAL ->
                    namespaces.isVirtual(namespace)
                            ? Optional.of(new Omission(about, "it only shows messages of other folders", false))
                            : Optional.empty();
            };
        });
    }

    private Optional<Omission> byRule(SourceFolder folder) {
        return rules.exclude().stream()
                .filter(rule -> matchesUse(rule, folder) || matchesName(rule, folder))
                .findFirst()
                .map(rule -> new Omission(
                        folder.name(),
                        "copy.exclude has "
                                + (rule.name() != null ? "name: " + rule.name() : "specialUse: " + rule.specialUse()),
                        true));
    }

    private boolean matchesUse(FolderRules.Exclusion rule, SourceFolder folder) {
        if (rule.specialUse() == null) {
            return false;
        }
        String attribute = "\\" + rule.specialUse().toLowerCase(Locale.ROOT).replace("\\", "");
        return folders.stream()
                .filter(other -> other.mailbox().attributes().contains(attribute))
                .anyMatch(other -> folder.depthBelow(other.name()).isPresent());
    }

    private static boolean matchesName(FolderRules.Exclusion rule, SourceFolder folder) {
        if (rule.name() == null) {
            return false;
        }
        NamePattern pattern = new NamePattern(rule.name());
        List<FolderLevel> levels = folder.levels();
        return IntStream.rangeClosed(1, levels.size())
                .anyMatch(depth -> pattern.matches(FolderNames.join(levels.subList(0, depth))));
    }

    private Optional<Omission> byView(SourceFolder folder) {
        boolean wanted = rules.rename().containsKey(folder.name());
        return !gmail || wanted
                ? Optional.empty()
                : view(folder)
                        .map(use -> new Omission(
                                folder.name(),
                                "it shows messages of other folders a second time (" + use
                                        + "); mail that is in no other folder"
                                        + " is copied only if copy.rename names this folder",
                                false));
    }

    private static Optional<String> view(SourceFolder folder) {
        return folder.mailbox().attributes().stream()
                .filter(VIEWS::contains)
                .sorted()
                .findFirst()
                .map(attribute -> attribute.substring(1));
    }
}

package net.mailmigrator.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes levels writable on a target whose separator some of them contain.
 *
 * <p>The separator in a level becomes {@code _}: {@code 2017/18} is {@code 2017_18} on a target with {@code /}. Where a
 * neighbour has that name already, or comes to it as well, the separator's code in hexadecimal tells them apart:
 * {@code 2017_2F_18}. An empty level becomes {@code _}. The choice depends only on the names wanted, not on their order,
 * and children follow their parent.
 */
final class LevelNames {
    private final @Nullable Character separator;
    /** By parent, then by candidate without case: the levels that would like to have it. */
    private final Map<List<String>, Map<String, Set<String>>> wanted = new HashMap<>();

    LevelNames(Collection<List<FolderLevel>> paths, @Nullable Character separator) {
        this.separator = separator;
        for (List<FolderLevel> path : paths) {
            List<String> texts = path.stream().map(FolderLevel::text).toList();
            for (int depth = 0; depth < texts.size(); depth++) {
                String text = texts.get(depth);
                wanted.computeIfAbsent(texts.subList(0, depth), parent -> new HashMap<>())
                        .computeIfAbsent(key(replaced(text, "_")), candidate -> new HashSet<>())
                        .add(text);
            }
        }
    }

    /** The levels to write; those that need no change are the same. */
    List<FolderLevel> resolve(List<FolderLevel> path) {
        List<String> texts = path.stream().map(FolderLevel::text).toList();
        List<FolderLevel> resolved = new ArrayList<>();
        for (int depth = 0; depth < path.size(); depth++) {
            FolderLevel level = path.get(depth);
            resolved.add(isWritable(level) ? level : FolderLevel.ofText(name(texts.subList(0, depth), level.text())));
        }
        return resolved;
    }

    private String name(List<String> parent, String text) {
        String simple = replaced(text, "_");
        boolean alone = wanted.getOrDefault(parent, Map.of())
                        .getOrDefault(key(simple), Set.of())
                        .size()
                <= 1;
        return alone || separator == null
                ? simple
                : replaced(text, String.format(Locale.ROOT, "_%02X_", (int) separator));
    }

    private boolean isWritable(FolderLevel level) {
        return !level.wire().isEmpty() && (separator == null || level.wire().indexOf(separator) < 0);
    }

    private String replaced(String text, String by) {
        return text.isEmpty() ? "_" : separator == null ? text : text.replace(String.valueOf(separator), by);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

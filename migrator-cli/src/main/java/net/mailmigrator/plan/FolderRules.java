package net.mailmigrator.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code copy} in the settings says about folders. Names and patterns are those for people, without namespace
 * prefix, with {@code /} between levels; {@code *} stands for any characters.
 *
 * @param exclude folders and messages left out
 * @param rename old name to new name; children follow their parent
 * @param first folders to copy first, in this order
 */
public record FolderRules(
        List<Exclusion> exclude, Map<String, String> rename, List<String> first, SpecialUse specialUse) {
    /** Whether special-use folders keep the source's names or join those of the target. */
    public enum SpecialUse {
        KEEP,
        JOIN
    }

    /** One entry of {@code copy.exclude}: exactly one of the three is set. */
    public record Exclusion(
            @Nullable String specialUse,
            @Nullable String name,
            @Nullable Long largerThanBytes) {}

    public FolderRules {
        exclude = List.copyOf(exclude);
        rename = Map.copyOf(rename);
        first = List.copyOf(first);
    }

    /** Everything as it is. */
    public static final FolderRules NONE = new FolderRules(List.of(), Map.of(), List.of(), SpecialUse.KEEP);
}

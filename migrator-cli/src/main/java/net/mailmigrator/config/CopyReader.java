package net.mailmigrator.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.CopySettings.DualDelivery;
import net.mailmigrator.copy.CopySettings.Existing;
import net.mailmigrator.copy.CopySettings.OnUndecided;
import net.mailmigrator.copy.Repair;
import net.mailmigrator.plan.FolderRules;
import net.mailmigrator.plan.FolderRules.Exclusion;
import net.mailmigrator.plan.FolderRules.SpecialUse;
import net.mailmigrator.template.Nearest;

/** Reads {@code copy}: what is about folders, and what is about messages. */
final class CopyReader {
    private static final Duration SETTLE = Duration.ofSeconds(5);
    // RFC 6154 and RFC 8457, as in LIST answers, without the backslash
    private static final List<String> SPECIAL_USES =
            List.of("All", "Archive", "Drafts", "Flagged", "Important", "Junk", "Sent", "Trash");

    private final Section copy;
    private final List<Exclusion> exclude;

    CopyReader(Section copy) {
        this.copy = copy.known(
                "exclude",
                "rename",
                "first",
                "specialUse",
                "existing",
                "dualDelivery",
                "inactive",
                "repair",
                "onUndecided",
                "settle");
        this.exclude =
                copy.sections("exclude").stream().flatMap(CopyReader::exclusion).toList();
    }

    FolderRules folders() {
        return new FolderRules(
                exclude,
                copy.texts("rename"),
                copy.list("first", Kinds.TEXT),
                copy.read("specialUse", Kinds.oneOf(SpecialUse.class)).orElse(SpecialUse.KEEP));
    }

    CopySettings messages() {
        return new CopySettings(
                        copy.read("existing", Kinds.oneOf(Existing.class)).orElse(null),
                        copy.read("settle", Kinds.DURATION).orElse(SETTLE),
                        copy.read("onUndecided", Kinds.oneOf(OnUndecided.class)).orElse(OnUndecided.LIST),
                        copy.read("inactive", Kinds.words(Map.of("copy", true, "skip", false)))
                                .orElse(true),
                        exclude,
                        Set.copyOf(copy.list("repair", Kinds.oneOf(Repair.class))))
                .withDualDelivery(copy.read("dualDelivery", Kinds.oneOf(DualDelivery.class))
                        .orElse(DualDelivery.COPY));
    }

    private static Stream<Exclusion> exclusion(Section entry) {
        entry.known("specialUse", "name", "largerThan");
        long given =
                Stream.of("specialUse", "name", "largerThan").filter(entry::has).count();
        if (given != 1) {
            entry.problem("specialUse", "give exactly one of specialUse, name and largerThan in each entry");
            return Stream.empty();
        }
        Exclusion exclusion = new Exclusion(
                entry.read("specialUse", CopyReader::specialUse).orElse(null),
                entry.read("name", Kinds.TEXT).orElse(null),
                entry.read("largerThan", Kinds.SIZE).orElse(null));
        return Stream.of(exclusion);
    }

    private static String specialUse(String text) throws BadValue {
        String name = text.strip().replaceFirst("^\\\\", "").toLowerCase(Locale.ROOT);
        for (String known : SPECIAL_USES) {
            if (known.toLowerCase(Locale.ROOT).equals(name)) {
                return known;
            }
        }
        throw new BadValue("is \"" + text + "\", must be one of " + String.join(", ", SPECIAL_USES)
                + Nearest.hint(name, SPECIAL_USES, ""));
    }
}

package net.mailmigrator.testing.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Who is there to be measured. */
final class Contenders {
    private final Map<String, Contender> known = new LinkedHashMap<>();

    /**
     * Those that are installed.
     *
     * @param imapsync path, or null
     * @param migratorConnections how many the migrator opens to the target for an account
     */
    Contenders(Path checkout, @Nullable String imapsync, IntSupplier migratorConnections) {
        known.put("migrator", new MigratorContender(checkout, false));
        known.put("verifying", new MigratorContender(checkout, true));
        if (Machine.has("mbsync")) {
            known.put("mbsync", new MbsyncContender());
        }
        known.put("doveadm", new DoveadmContender());
        if (imapsync != null) {
            known.put("imapsync", new ImapsyncContender(imapsync));
        }
        known.put("floor", new FloorContender("floor, as many connections", migratorConnections));
        known.put("floor1", new FloorContender("floor, 1 connection", () -> 1));
    }

    /** Those named, in that order; without names all but the verifying migrator. */
    List<Contender> chosen(@Nullable List<String> names) {
        if (names == null) {
            return known.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("verifying"))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        return names.stream().map(this::named).toList();
    }

    private Contender named(String name) {
        Contender found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name + " is not there; there are " + known.keySet());
        }
        return found;
    }
}

package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.journal.JournalStore;

/** Puts an empty journal in place. It is made once in a JVM for each batch: the migration library takes a second. */
public final class EmptyJournal {
    private static final Map<JournalIdentity, byte[]> MADE = new ConcurrentHashMap<>();

    private EmptyJournal() {}

    /** An empty journal of the batch where there is none yet. */
    public static void at(JournalSettings settings, JournalIdentity identity) {
        Path file = database(settings);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, MADE.computeIfAbsent(identity, EmptyJournal::make));
            // What one before it has left there.
            Files.deleteIfExists(settings.file().resolveSibling(settings.file().getFileName() + ".lock"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] make(JournalIdentity identity) {
        try {
            Path folder = Files.createTempDirectory("journal-template");
            JournalSettings settings = JournalSettings.ofFile(folder.resolve(identity.batch()));
            Clock clock = Clock.fixed(Instant.parse("2018-09-18T20:00:00Z"), ZoneOffset.UTC);
            new JournalStore(settings, clock).open(identity, "1.0", "run").close();
            byte[] database = Files.readAllBytes(database(settings));
            JournalExtension.delete(folder);
            return database;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The H2 file of a journal. */
    public static Path database(JournalSettings settings) {
        return settings.file().resolveSibling(settings.file().getFileName() + ".mv.db");
    }
}

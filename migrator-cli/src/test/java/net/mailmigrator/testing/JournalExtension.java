package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalProbe;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.journal.JournalStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test a fresh journal in an H2 file of its own, opened when first asked for, and fails a test that kept a
 * connection. {@code @RegisterExtension final JournalExtension journals = new JournalExtension();}
 */
public final class JournalExtension implements BeforeEachCallback, AfterEachCallback {
    /** What the journals of this extension belong to. */
    public static final JournalIdentity IDENTITY =
            new JournalIdentity("test", "old.example:143", "new.example:143", "${login} -> ${login}");

    /** The time in the journals of this extension. */
    public static final Instant NOW = Instant.parse("2018-09-18T20:00:00Z");

    private @Nullable Path folder;
    private @Nullable Journal journal;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("journal");
    }

    /** The open journal. */
    public Journal journal() {
        if (journal == null) {
            EmptyJournal.at(settings(), IDENTITY);
            journal = store().open(IDENTITY, "1.0", "run");
        }
        return journal;
    }

    /** Closes the journal and opens it again, as the next run does. */
    public Journal reopen() {
        close();
        return journal();
    }

    /** Closes the journal, if it is open. */
    public void close() {
        if (journal != null) {
            int active = JournalProbe.activeConnections(journal);
            journal.close();
            journal = null;
            assertThat(active).as("connections that were not given back").isZero();
        }
    }

    /** What opens the journal. */
    public JournalStore store() {
        return storeIn(folder());
    }

    private static JournalStore storeIn(Path folder) {
        return new JournalStore(settingsIn(folder), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** What looks at it. */
    public JournalReader reader() {
        return new JournalReader(settings());
    }

    /** The settings of the journal. */
    public JournalSettings settings() {
        return settingsIn(folder());
    }

    private static JournalSettings settingsIn(Path folder) {
        return JournalSettings.ofFile(folder.resolve("journal").resolve(IDENTITY.batch()));
    }

    /** The folder of the settings; the journal's own folder is {@code journal} in it. */
    public Path folder() {
        return Objects.requireNonNull(folder);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        try {
            close();
        } finally {
            delete(folder());
        }
    }

    static void delete(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            List<Path> leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
            leavesFirst.forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}

package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A private copy of a journal that is of an earlier version, or was not closed in order: H2 mends it, and it is brought
 * up to date, to be looked at, while the journal stays as it is.
 */
final class JournalCopy implements AutoCloseable {
    private final Path folder;
    private final JournalFiles original;
    private final DataSource source;

    private JournalCopy(Path folder, JournalFiles original, DataSource source) {
        this.folder = folder;
        this.original = original;
        this.source = source;
    }

    /** Copies a journal that nobody holds, into a folder that only this user can read. */
    static JournalCopy of(JournalFiles original) throws IOException {
        Path folder = Files.createTempDirectory("migrator-journal");
        JournalFiles copy = new JournalFiles(folder.resolve("copy"));
        JournalCopy journal = new JournalCopy(folder, original, Database.h2(copy, ""));
        boolean made = false;
        try {
            Files.copy(original.database(), copy.database());
            made = true;
            return journal;
        } finally {
            if (!made) {
                journal.close();
            }
        }
    }

    /** Gives it the tables of this program. */
    void bringUpToDate() throws SQLException {
        new JournalSchema(original).migrate(source);
    }

    DataSource source() {
        return source;
    }

    @Override
    public void close() throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(folder)) {
            left = all.toList();
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}

package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A private copy of a journal of an earlier version, brought up to date to be looked at; the journal stays as it is. */
final class OlderJournal implements AutoCloseable {
    private final Path folder;
    private final DataSource source;

    private OlderJournal(Path folder, DataSource source) {
        this.folder = folder;
        this.source = source;
    }

    /** Copies a journal that nobody holds, into a folder that only this user can read. */
    static OlderJournal copyOf(JournalFiles files) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("migrator-journal");
        JournalFiles copy = new JournalFiles(folder.resolve("copy"));
        OlderJournal older = new OlderJournal(folder, Database.h2(copy, ""));
        boolean made = false;
        try {
            Files.copy(files.database(), copy.database());
            new JournalSchema(copy).migrate(older.source);
            made = true;
            return older;
        } finally {
            if (!made) {
                older.close();
            }
        }
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

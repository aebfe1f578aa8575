package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copies of the database beside it: made aside, then renamed; the last two are kept. */
final class JournalBackup {
    private final Database database;
    private final JournalFiles files;

    JournalBackup(Database database, JournalFiles files) {
        this.database = database;
        this.files = files;
    }

    /** Makes copy 1 and keeps what was copy 1 as copy 2. */
    void make() {
        Path aside = files.beside(".backup.part");
        try {
            Files.deleteIfExists(aside);
            database.execute("BACKUP TO ?", aside.toString());
            if (Files.exists(files.backup(1))) {
                Files.move(files.backup(1), files.backup(2), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(aside, files.backup(1), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new JournalErrors(files).unusable(failed);
        }
    }
}

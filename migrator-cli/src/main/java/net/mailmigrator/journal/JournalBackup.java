package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.mailmigrator.model.StopException;
import org.jdbi.v3.core.JdbiException;

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
            database.copyTo(aside);
            if (Files.exists(files.backup(1))) {
                Files.move(files.backup(1), files.backup(2), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(aside, files.backup(1), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | JdbiException failed) {
            throw notCopied(aside, failed);
        }
    }

    private StopException notCopied(Path aside, Throwable failed) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException remains) {
            failed.addSuppressed(remains);
        }
        return new JournalErrors(files).inUse().notCopied(failed);
    }
}

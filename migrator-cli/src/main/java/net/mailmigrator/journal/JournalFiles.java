package net.mailmigrator.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;

/** The paths that belong to one journal. {@code base} is absolute: {@code …/journal/<batch>}. */
record JournalFiles(Path base) {
    /**
     * The files of the journal that the settings name; touches nothing.
     *
     * @throws StopException {@link ExitStatus#REJECTED} where H2 cannot have a file there
     */
    static JournalFiles of(JournalSettings settings) {
        Path base = settings.file().toAbsolutePath().normalize();
        if (base.getParent() == null || base.toString().indexOf(';') >= 0) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "the journal cannot be at " + base
                            + ": a path without semicolon is needed. Nothing was touched. Name another place with"
                            + " journal.url.");
        }
        return new JournalFiles(base);
    }

    Path folder() {
        Path parent = base.getParent();
        return parent == null ? base : parent;
    }

    /** The H2 file. */
    Path database() {
        return beside(".mv.db");
    }

    /** Who works on the batch. */
    Path lock() {
        return beside(".lock");
    }

    /** What {@code status} reads while the database is held. */
    Path status() {
        return beside(".status.json");
    }

    /** Commands to a running batch. */
    Path control() {
        return beside(".control");
    }

    /** A copy of the database; 1 is the newest. */
    Path backup(int age) {
        return beside(".backup-" + age + ".zip");
    }

    /** The copies that are there, the newest first. */
    List<Path> backups() {
        return Stream.of(backup(1), backup(2)).filter(Files::isRegularFile).toList();
    }

    Path beside(String suffix) {
        return base.resolveSibling(base.getFileName() + suffix);
    }
}

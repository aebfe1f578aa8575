package net.mailmigrator.journal;

import java.nio.file.Path;

/** The paths that belong to one journal. {@code base} is absolute: {@code …/journal/<batch>}. */
record JournalFiles(Path base) {
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

    Path beside(String suffix) {
        return base.resolveSibling(base.getFileName() + suffix);
    }
}

package net.mailmigrator.journal;

import java.nio.file.Path;

/**
 * Where the journal of a batch is.
 *
 * @param url for people and for JDBC, with an absolute path
 * @param file the database's path as H2 names it, without {@code .mv.db}; everything else of the journal stands beside it
 */
public record JournalSettings(String url, Path file) {
    /** A journal in an H2 file. */
    public static JournalSettings ofFile(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return new JournalSettings("jdbc:h2:file:" + absolute, absolute);
    }
}

package net.mailmigrator.config;

import java.nio.file.Path;

/**
 * Where the journal is.
 *
 * @param url for people and for JDBC, with an absolute path
 * @param file the database's path as H2 names it, without {@code .mv.db}
 */
public record JournalSettings(String url, Path file) {}

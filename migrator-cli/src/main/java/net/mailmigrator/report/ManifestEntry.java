package net.mailmigrator.report;

/**
 * A manifest that was written.
 *
 * @param side {@code source}: what was there; {@code target}: what arrived
 * @param file in the report folder
 * @param sha256 of the file
 * @param bytes of the messages it lists
 */
public record ManifestEntry(String side, String file, String sha256, long messages, long bytes) {}

package net.mailmigrator.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What every command may be told.
 *
 * @param settingsFile the settings
 * @param out the report folder; null: one named after batch, time and command
 * @param json whether standard output gets the JSON summary instead of text
 * @param progress whether progress is shown
 * @param verbosity -1 quiet, 0 normal, 1 and above more on standard error
 */
public record CommandOptions(Path settingsFile, @Nullable Path out, boolean json, boolean progress, int verbosity) {}

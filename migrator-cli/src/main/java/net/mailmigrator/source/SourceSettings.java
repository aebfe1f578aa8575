package net.mailmigrator.source;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import net.mailmigrator.model.Moment;
import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the accounts are read.
 *
 * @param template the template file
 * @param jdbc for templates with queries; null for file templates
 * @param files a file or a folder for file templates; null for JDBC
 * @param zone of dates and times, where the template names none
 * @param parameters values for parameters of the template, instead of its own
 */
public record SourceSettings(
        Path template, @Nullable Jdbc jdbc, @Nullable Path files, ZoneId zone, Map<String, String> parameters) {
    public SourceSettings {
        parameters = Map.copyOf(parameters);
    }

    /** Of a German panel. */
    public SourceSettings(Path template, @Nullable Jdbc jdbc, @Nullable Path files) {
        this(template, jdbc, files, Moment.GERMANY, Map.of());
    }

    /** A database. */
    public record Jdbc(String url, @Nullable String user, Secret password) {}
}

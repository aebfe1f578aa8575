package net.mailmigrator.source;

import java.nio.file.Path;
import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the accounts are read.
 *
 * @param template the template file
 * @param jdbc for templates with queries; null for file templates
 * @param files a file or a folder for file templates; null for JDBC
 */
public record SourceSettings(
        Path template, @Nullable Jdbc jdbc, @Nullable Path files) {
    /** A database. */
    public record Jdbc(String url, @Nullable String user, Secret password) {}
}

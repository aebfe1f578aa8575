package net.mailmigrator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account has beside its mail.
 *
 * @param folders as the old panel has counted them
 * @param rawFilters filters in another language than Sieve; listed, not carried
 * @param store where its mail lies on the old server; null: not known
 */
public record Holdings(
        List<SeenFolder> folders,
        List<Collector> collectors,
        List<SieveScript> scripts,
        List<String> rawFilters,
        @Nullable MailStore store) {
    /** The source says nothing. */
    public static final Holdings NONE = new Holdings(List.of(), List.of(), List.of(), List.of(), null);

    public Holdings {
        folders = List.copyOf(folders);
        collectors = List.copyOf(collectors);
        scripts = List.copyOf(scripts);
        rawFilters = List.copyOf(rawFilters);
    }
}

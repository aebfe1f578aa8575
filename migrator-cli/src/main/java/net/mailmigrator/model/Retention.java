package net.mailmigrator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Automatic deletion by age (R16).
 *
 * @param days null where the source gives none
 * @param folders the folders it is restricted to; empty: all
 * @param trashDays another age for the trash; null: none
 * @param junkDays another age for spam; null: none
 */
public record Retention(
        boolean enabled,
        @Nullable Integer days,
        List<String> folders,
        @Nullable Integer trashDays,
        @Nullable Integer junkDays) {
    public Retention {
        folders = List.copyOf(folders);
    }

    /** One age for all folders. */
    public Retention(boolean enabled, @Nullable Integer days) {
        this(enabled, days, List.of(), null, null);
    }
}

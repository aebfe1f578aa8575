package net.mailmigrator.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A folder as the old panel has counted it (R16).
 *
 * @param name as people see it
 * @param oldest INTERNALDATE of the oldest message; null: not known
 * @param olderMessages how many deletion by age would remove; null: not known
 * @param specialUse as {@code Trash}; null: none, or not known
 */
public record SeenFolder(
        String name,
        @Nullable Long messages,
        @Nullable Long bytes,
        @Nullable LocalDate oldest,
        @Nullable Long olderMessages,
        @Nullable Long olderBytes,
        @Nullable String specialUse) {}

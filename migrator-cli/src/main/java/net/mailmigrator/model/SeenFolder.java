package net.mailmigrator.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A folder as the old panel has counted it (R16).
 *
 * @param name as people see it
 * @param oldest INTERNALDATE of the oldest message; null: not known
 * @param olderDays the age above which the panel counts old mail; null: not known
 * @param olderMessages how many of that age it counts; it may count what is exactly so old, too; null: not known
 * @param specialUse as {@code Trash}; null: none, or not known
 */
public record SeenFolder(
        String name,
        @Nullable Long messages,
        @Nullable Long bytes,
        @Nullable LocalDate oldest,
        @Nullable Integer olderDays,
        @Nullable Long olderMessages,
        @Nullable Long olderBytes,
        @Nullable String specialUse) {}

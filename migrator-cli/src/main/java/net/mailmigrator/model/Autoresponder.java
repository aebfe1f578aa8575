package net.mailmigrator.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An absence note.
 *
 * @param start first day, null where the source has none
 * @param end last day, inclusive; null: open
 * @param intervalDays days between two answers to the same sender; null where not set
 */
public record Autoresponder(
        boolean active,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        @Nullable String subject,
        @Nullable String text,
        @Nullable Integer intervalDays) {}

package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/** Automatic deletion by age (R16). {@code days} is null where the source gives none. */
public record Retention(boolean enabled, @Nullable Integer days) {}

package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param contingentBytes what all accounts of the customer may hold together; null where not agreed
 */
public record Customer(
        String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable Long contingentBytes) {}

package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param contingent what all accounts of the customer may hold together; never set where it was not agreed
 */
public record Customer(
        String id, @Nullable String name, @Nullable String email, QuotaLimit contingent) {}

package net.mailmigrator.inventory;

import net.mailmigrator.model.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The read-only look at both sides of one account. A side that could not be opened is null, and the failure says why.
 *
 * @param target null also where the account does not exist there yet
 */
public record AccountInventory(
        @Nullable SideInventory source,
        @Nullable SideInventory target,
        @Nullable Failure sourceFailure,
        @Nullable Failure targetFailure) {}

package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * An address that delivers into an account.
 *
 * @param senderAllowed whether the account may send as it; null where the source does not say
 */
public record AccountAddress(
        EmailAddress address, boolean primary, @Nullable Boolean senderAllowed, boolean active) {}

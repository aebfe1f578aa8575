package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * An address that delivers into an account.
 *
 * @param senderAllowed whether the account may send as it; null where the source does not say
 * @param expires when it ends; null: never
 */
public record AccountAddress(
        EmailAddress address,
        boolean primary,
        @Nullable Boolean senderAllowed,
        boolean active,
        @Nullable Moment expires) {
    /** Without an end. */
    public AccountAddress(EmailAddress address, boolean primary, @Nullable Boolean senderAllowed, boolean active) {
        this(address, primary, senderAllowed, active, null);
    }
}

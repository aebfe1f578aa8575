package net.mailmigrator.imap;

import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to log in.
 *
 * @param authorizationId SASL authorization identity, for a login on behalf of {@code user}'s accounts; null: none
 */
public record Credentials(
        String user, Secret password, @Nullable String authorizationId) {}

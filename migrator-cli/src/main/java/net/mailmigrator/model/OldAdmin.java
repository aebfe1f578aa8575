package net.mailmigrator.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who administers domains in the old panel.
 *
 * @param place where it was read, for messages to people
 * @param customer {@link Customer#id()}; null: not known
 * @param domains those he administers; empty: see {@code superadmin} and {@code customer}
 * @param superadmin whether he administers all of them
 * @param recoveryAddress as it stood in the source; null: none
 * @param totp whether a second factor is set up
 */
public record OldAdmin(
        String place,
        String login,
        @Nullable PasswordHash password,
        @Nullable String customer,
        List<DomainName> domains,
        boolean superadmin,
        @Nullable String recoveryAddress,
        boolean totp,
        boolean active,
        Map<String, String> extra) {
    public OldAdmin {
        domains = List.copyOf(domains);
        extra = Map.copyOf(extra);
    }
}

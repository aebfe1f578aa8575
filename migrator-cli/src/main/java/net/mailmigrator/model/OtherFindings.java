package net.mailmigrator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was noticed about something that is no account.
 *
 * @param name an address, a login, a domain, a customer's number
 * @param customer {@link Customer#id()}; null: none, or not known
 */
public record OtherFindings(
        Kind kind, String name, @Nullable String customer, List<Finding> findings) {
    public OtherFindings {
        findings = List.copyOf(findings);
    }

    /** What it is. */
    public enum Kind {
        /** An address that belongs to no account. */
        ADDRESS,
        DOMAIN,
        /** Somebody who administers domains. */
        ADMIN,
        CUSTOMER,
        /** A login that a list names and the source does not have. */
        LOGIN
    }
}

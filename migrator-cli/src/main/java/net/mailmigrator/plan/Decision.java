package net.mailmigrator.plan;

import java.util.Objects;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import org.jspecify.annotations.Nullable;

/**
 * An operator's answer to findings of one code, for the accounts it names: exactly one of {@code account},
 * {@code domain} and {@code customer} is set, or none of them, which means all accounts. Where several are about an
 * account, the one with the highest {@link #rank()} holds, wherever it stands.
 *
 * @param account login or address
 * @param customer {@link Customer#id()}
 * @param answer one of {@link FindingCode#answers()}
 */
public record Decision(
        FindingCode code,
        @Nullable String account,
        @Nullable String domain,
        @Nullable String customer,
        String answer) {
    /** How closely it names what it is about: an account 3, a domain 2, a customer 1, all accounts 0. */
    public int rank() {
        if (account != null) {
            return 3;
        }
        if (domain != null) {
            return 2;
        }
        return customer == null ? 0 : 1;
    }

    /** Whether it is about this account. */
    public boolean concerns(MappedAccount other) {
        if (account != null) {
            return account.equals(other.login())
                    || (other.address() != null
                            && account.equalsIgnoreCase(other.address().toString()));
        }
        return (domain == null || domain.equalsIgnoreCase(other.domain()))
                && (customer == null || Objects.equals(customer, other.customer()));
    }
}

package net.mailmigrator.model;

import java.util.List;

/**
 * All that was read of the old panel.
 *
 * @param entries addresses that belong to no account
 * @param domains empty where the source does not say
 * @param admins empty where the source does not say
 */
public record OldPanel(
        List<SourceAccount> accounts, List<AddressEntry> entries, List<OldDomain> domains, List<OldAdmin> admins) {
    public OldPanel {
        accounts = List.copyOf(accounts);
        entries = List.copyOf(entries);
        domains = List.copyOf(domains);
        admins = List.copyOf(admins);
    }

    /** Where only accounts are known. */
    public static OldPanel of(List<SourceAccount> accounts) {
        return new OldPanel(accounts, List.of(), List.of(), List.of());
    }
}

package net.mailmigrator.source;

import java.util.List;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.OldPanel;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.SourceAccount;

/** The old panel. */
public interface AccountSource {
    /**
     * Reads all accounts, in the source's order. Rows that cannot be used are reported in the result, not thrown.
     *
     * @throws net.mailmigrator.model.StopException where the source as a whole cannot be reached or used
     */
    SourceReading read();

    /**
     * What was read.
     *
     * @param accounts rows that made an account
     * @param entries addresses that belong to no account
     * @param domains empty where the source does not say
     * @param admins empty where the source does not say
     * @param badRows rows that did not, with place and reason; they are left out and make the exit status PARTIAL
     * @param notes remarks on the source as a whole, for people: encoding, separator, columns that no field takes
     */
    record SourceReading(
            List<SourceAccount> accounts,
            List<AddressEntry> entries,
            List<OldDomain> domains,
            List<OldAdmin> admins,
            List<Problem> badRows,
            List<String> notes) {
        public SourceReading {
            accounts = List.copyOf(accounts);
            entries = List.copyOf(entries);
            domains = List.copyOf(domains);
            admins = List.copyOf(admins);
            badRows = List.copyOf(badRows);
            notes = List.copyOf(notes);
        }

        /** What the rules work on. */
        public OldPanel panel() {
            return new OldPanel(accounts, entries, domains, admins);
        }
    }
}

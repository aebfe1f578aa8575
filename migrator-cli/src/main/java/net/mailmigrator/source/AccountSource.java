package net.mailmigrator.source;

import java.util.List;
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
     * @param badRows rows that did not, with place and reason; they are left out and make the exit status PARTIAL
     * @param notes remarks on the source as a whole, for people: encoding, separator, columns that no field takes
     */
    record SourceReading(List<SourceAccount> accounts, List<Problem> badRows, List<String> notes) {
        public SourceReading {
            accounts = List.copyOf(accounts);
            badRows = List.copyOf(badRows);
            notes = List.copyOf(notes);
        }
    }
}

package net.mailmigrator.provision;

import java.util.List;
import java.util.Map;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.MappedAccount;

/** One provisioning target. Running it again with the same accounts changes nothing. */
public interface Provisioner {
    /** Name of the template, for people. */
    String name();

    /** TARGET-LACKS and what else the target makes of an account; pure. */
    List<Finding> examine(MappedAccount account);

    /** What the target takes for a login. */
    LoginStrategy logins();

    /** From when the target counts the age of mail that it deletes by age. */
    AgeBasis ageBasis();

    /** Verifies without changing anything that the target can be written: for {@code check}. Empty: all is well. */
    List<String> check();

    /**
     * Creates or updates the accounts and reads them back. Accounts of the target that are not named stay as they are.
     *
     * @throws net.mailmigrator.model.StopException where the target as a whole cannot be written
     */
    Outcome provision(List<MappedAccount> accounts);

    /**
     * What came of it.
     *
     * @param changed how many accounts were created or differed
     * @param unchanged how many were already as planned
     * @param failed by login: what could not be written, or read back differently
     */
    record Outcome(int changed, int unchanged, Map<String, Failure> failed) {
        public Outcome {
            failed = Map.copyOf(failed);
        }
    }
}

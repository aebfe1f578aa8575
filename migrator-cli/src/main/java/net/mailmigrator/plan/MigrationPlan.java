package net.mailmigrator.plan;

import java.util.List;
import net.mailmigrator.model.Problem;

/**
 * The plan of a batch: a value that {@code plan} prints, and that {@code run} prints and executes (I1).
 *
 * @param digest over accounts, mapped values, folder names and decisions, not over counts; as {@code 7c1f-09ab}
 * @param badRows rows of the source that made no account
 */
public record MigrationPlan(String batch, String digest, List<AccountPlan> accounts, List<Problem> badRows) {
    public MigrationPlan {
        accounts = List.copyOf(accounts);
        badRows = List.copyOf(badRows);
    }
}

package net.mailmigrator.verify;

import java.util.List;
import net.mailmigrator.model.Failure;

/**
 * What verification of one account found.
 *
 * @param depth "counts", "metadata" or "content"
 * @param checkedMessages how many messages were compared
 * @param rewritten how many the target changed in a known way (CR, LF, NUL, date)
 * @param goneAtTarget how many confirmed messages are no longer there: a warning, no discrepancy
 */
public record VerifyOutcome(
        String depth,
        long checkedMessages,
        long rewritten,
        long goneAtTarget,
        List<Discrepancy> discrepancies,
        List<Failure> failures) {
    public VerifyOutcome {
        discrepancies = List.copyOf(discrepancies);
        failures = List.copyOf(failures);
    }
}

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
 * @param unknownAtTarget how many messages are there that no row accounts for: a number, no discrepancy
 */
public record VerifyOutcome(
        String depth,
        long checkedMessages,
        long rewritten,
        long goneAtTarget,
        long unknownAtTarget,
        List<Discrepancy> discrepancies,
        List<Failure> failures) {
    public VerifyOutcome {
        discrepancies = List.copyOf(discrepancies);
        failures = List.copyOf(failures);
    }

    /** Without unknown messages. */
    public VerifyOutcome(
            String depth,
            long checkedMessages,
            long rewritten,
            long goneAtTarget,
            List<Discrepancy> discrepancies,
            List<Failure> failures) {
        this(depth, checkedMessages, rewritten, goneAtTarget, 0, discrepancies, failures);
    }
}

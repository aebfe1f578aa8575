package net.mailmigrator.verify;

import java.util.List;
import net.mailmigrator.model.Failure;

/**
 * What verification of one account found.
 *
 * @param depth "none", "counts", "metadata" or "content"
 * @param stopped whether a stop request ended it early; it is then not noted as done
 */
public record VerifyOutcome(
        String depth, Counts counts, List<Discrepancy> discrepancies, List<Failure> failures, boolean stopped) {
    /**
     * What was looked at.
     *
     * @param messages compared by their metadata at least
     * @param contents of them, read whole and compared by SHA-256, those of an earlier start included
     * @param contentOctets read by this command
     * @param resumed contents that an earlier start of the same verification had read
     * @param rewritten how many the target changed in a known way (CR, LF, NUL, date)
     * @param goneAtTarget how many confirmed messages are no longer there: a warning, no discrepancy
     * @param unknownAtTarget how many messages are there that no row accounts for: a number, no discrepancy
     */
    public record Counts(
            long messages,
            long contents,
            long contentOctets,
            long resumed,
            long rewritten,
            long goneAtTarget,
            long unknownAtTarget) {
        /** Nothing. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        /** The sum of two. */
        public Counts plus(Counts other) {
            return new Counts(
                    messages + other.messages,
                    contents + other.contents,
                    contentOctets + other.contentOctets,
                    resumed + other.resumed,
                    rewritten + other.rewritten,
                    goneAtTarget + other.goneAtTarget,
                    unknownAtTarget + other.unknownAtTarget);
        }
    }

    public VerifyOutcome {
        discrepancies = List.copyOf(discrepancies);
        failures = List.copyOf(failures);
    }
}

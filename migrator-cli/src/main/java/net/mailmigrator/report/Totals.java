package net.mailmigrator.report;

import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a report.
 *
 * @param messages over the accounts that could be opened; null where none could
 */
public record Totals(
        Accounts accounts, @Nullable MessageCounts messages, Besides besides, Bytes bytes, long discrepancies) {

    /**
     * read = outOfScope + inScope; inScope = done + failed + undecided + left.
     *
     * @param notSelected how many of {@code outOfScope} the command's selection alone leaves out
     */
    public record Accounts(
            int read, int outOfScope, int notSelected, int inScope, int done, int failed, int undecided, int left) {

        /** The right-hand side of {@code inScope}. */
        public int accounted() {
            return done + failed + undecided + left;
        }
    }

    /**
     * What stands beside the balance.
     *
     * @param newSincePass arrived or changed at the source after the pass began: no discrepancy
     * @param goneAtSource at the target from an earlier pass, no longer at the source
     * @param goneAtTarget confirmed once, no longer at the target: a user deleted it there
     * @param unknownAtTarget at the target, but not brought by the tool
     */
    public record Besides(
            long flagsChanged,
            long deletedAtTarget,
            long newSincePass,
            long goneAtSource,
            long goneAtTarget,
            long unknownAtTarget) {

        /** Nothing beside the balance. */
        public static final Besides NONE = new Besides(0, 0, 0, 0, 0, 0);

        /** The sum of two. */
        public Besides plus(Besides other) {
            return new Besides(
                    flagsChanged + other.flagsChanged,
                    deletedAtTarget + other.deletedAtTarget,
                    newSincePass + other.newSincePass,
                    goneAtSource + other.goneAtSource,
                    goneAtTarget + other.goneAtTarget,
                    unknownAtTarget + other.unknownAtTarget);
        }
    }

    /** {@code source}: what the accounts hold as far as it is known; null where it is known of none. */
    public record Bytes(@Nullable Long source, long copied) {}

    /**
     * Adds up.
     *
     * @param read how many accounts the source gave, counted where they were read
     * @param outOfScope how many of them the scope or the selection leaves out, counted where they were left out
     * @param notSelected how many of these the selection alone leaves out
     */
    static Totals of(List<AccountReport> accounts, int read, int outOfScope, int notSelected) {
        return new Totals(
                new Accounts(
                        read,
                        outOfScope,
                        notSelected,
                        accounts.size(),
                        count(accounts, Outcome.DONE),
                        count(accounts, Outcome.FAILED),
                        count(accounts, Outcome.UNDECIDED),
                        count(accounts, Outcome.LEFT)),
                accounts.stream()
                        .map(AccountReport::messages)
                        .filter(Objects::nonNull)
                        .reduce(MessageCounts::plus)
                        .orElse(null),
                accounts.stream().map(AccountReport::besides).reduce(Besides.NONE, Besides::plus),
                new Bytes(
                        accounts.stream()
                                .map(AccountReport::usageBytes)
                                .filter(Objects::nonNull)
                                .reduce(Long::sum)
                                .orElse(null),
                        accounts.stream().mapToLong(AccountReport::copiedBytes).sum()),
                accounts.stream()
                        .mapToLong(account -> account.discrepancies().size())
                        .sum());
    }

    private static int count(List<AccountReport> accounts, Outcome outcome) {
        return (int) accounts.stream()
                .filter(account -> account.outcome() == outcome)
                .count();
    }
}

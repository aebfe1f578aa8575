package net.mailmigrator.report;

import java.util.List;

/** What stands beside the balance, in words. */
final class BesidesWords {

    private BesidesWords() {}

    /** Without noughts. */
    static List<BalanceSum.Part> of(Totals.Besides besides) {
        return List.of(
                        new BalanceSum.Part("with changed flags", besides.flagsChanged()),
                        new BalanceSum.Part("deleted at the target", besides.deletedAtTarget()),
                        new BalanceSum.Part("new since the pass began", besides.newSincePass()),
                        new BalanceSum.Part("gone at the source", besides.goneAtSource()),
                        new BalanceSum.Part("gone at the target", besides.goneAtTarget()),
                        new BalanceSum.Part("unknown at the target", besides.unknownAtTarget()))
                .stream()
                .filter(part -> part.count() != 0)
                .toList();
    }
}

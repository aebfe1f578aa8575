package net.mailmigrator.report;

import java.time.Instant;
import java.util.List;
import net.mailmigrator.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a command leaves: the JSON of CONTRACT "Reports", from which text, CSV and HTML are made. Built by
 * {@link ReportBuilder}. Holds addresses, folder names and Message-IDs, never secrets, subjects, senders or text.
 *
 * @param planDigest null where the command made no plan
 * @param selection the options that chose the accounts
 * @param others what was noticed about something that is no account
 * @param unbalanced the sums that do not close, in words; empty is the rule
 * @param notes what every reader must know: TLS switched off, template values overridden
 * @param applied the workarounds that the servers needed
 * @param charts what a plan shows at a glance; empty for other commands
 * @param against how a plan differs from an earlier one; null where that was not asked
 * @param lastRun null where no run is known or meant
 * @param night how long the copy of a plan would take; null where that is not asked or not known
 * @param found what {@code find} found; null for other commands
 * @param next the command line to go on with: {@code migrator run --wave 4}
 */
public record CommandReport(
        String batch,
        String command,
        int exitStatus,
        Instant startedAt,
        Instant endedAt,
        @Nullable String planDigest,
        Totals totals,
        List<AccountReport> accounts,
        List<String> selection,
        List<DecisionEntry> decisions,
        List<Problem> badRows,
        List<OtherEntry> others,
        List<CheckResult> checks,
        List<String> unbalanced,
        List<String> notes,
        List<WorkaroundEntry> applied,
        List<Chart> charts,
        @Nullable PlanDifference against,
        @Nullable RunInfo lastRun,
        @Nullable String night,
        @Nullable FoundMessage found,
        String next) {

    public CommandReport {
        accounts = List.copyOf(accounts);
        selection = List.copyOf(selection);
        decisions = List.copyOf(decisions);
        badRows = List.copyOf(badRows);
        others = othersOf(others);
        checks = List.copyOf(checks);
        unbalanced = List.copyOf(unbalanced);
        notes = List.copyOf(notes);
        applied = List.copyOf(applied);
        charts = chartsOf(charts);
    }

    /** Likewise. */
    private static List<OtherEntry> othersOf(@Nullable List<OtherEntry> others) {
        return others == null ? List.of() : List.copyOf(others);
    }

    /** Reports of earlier versions have none, and are read all the same. */
    private static List<Chart> chartsOf(@Nullable List<Chart> charts) {
        return charts == null ? List.of() : List.copyOf(charts);
    }
}

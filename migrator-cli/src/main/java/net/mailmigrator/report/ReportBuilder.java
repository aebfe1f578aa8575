package net.mailmigrator.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.batch.RunSettings;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.Problem;
import org.jspecify.annotations.Nullable;

/** Gathers a {@link CommandReport}. One thread. */
public final class ReportBuilder {

    private final String batch;
    private final String command;
    private final Instant startedAt;
    private final List<AccountReport> accounts = new ArrayList<>();
    private final List<DecisionEntry> decisions = new ArrayList<>();
    private final List<Problem> badRows = new ArrayList<>();
    private List<OtherEntry> others = List.of();
    private final List<CheckResult> checks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<WorkaroundEntry> applied = List.of();
    private List<Chart> charts = List.of();
    private @Nullable CommandReport earlier;
    private List<String> selection = List.of();
    private @Nullable Integer read;
    private int outOfScope;
    private int notSelected;
    private @Nullable String planDigest;
    private @Nullable RunInfo lastRun;
    private Night.@Nullable Hours hours;
    private @Nullable FoundMessage found;
    private @Nullable ExitStatus exit;
    private String next = "";

    /** A report of a command that began then. */
    public ReportBuilder(String batch, String command, Instant startedAt) {
        this.batch = batch;
        this.command = command;
        this.startedAt = startedAt;
    }

    /** Adds accounts, in the order of the report. */
    public ReportBuilder accounts(List<AccountReport> more) {
        accounts.addAll(more);
        return this;
    }

    /**
     * How many accounts the source gave and how many of them are not looked at here, each counted where it happened, so
     * that an account lost on the way shows in the sum. Unset: as many as there are in the report.
     */
    public ReportBuilder read(int accountsRead, int leftOutOfScope) {
        read = accountsRead;
        outOfScope = leftOutOfScope;
        return this;
    }

    /** How many of those that are not looked at only the selection leaves out; unset: none. */
    public ReportBuilder notSelected(int leftOutBySelection) {
        notSelected = leftOutBySelection;
        return this;
    }

    /** The digest of the plan. */
    public ReportBuilder planDigest(@Nullable String digest) {
        planDigest = digest;
        return this;
    }

    /** The options that chose the accounts. */
    public ReportBuilder selection(List<String> options) {
        selection = List.copyOf(options);
        return this;
    }

    /** Decisions given, asked for or stale. */
    public ReportBuilder decisions(List<DecisionEntry> more) {
        decisions.addAll(more);
        return this;
    }

    /** Rows of the source that made no account. */
    public ReportBuilder badRows(List<Problem> more) {
        badRows.addAll(more);
        return this;
    }

    /** What was noticed about something that is no account. */
    public ReportBuilder others(List<OtherFindings> noticed) {
        others = noticed.stream().map(OtherEntry::of).toList();
        return this;
    }

    /** What {@code check} saw. */
    public ReportBuilder checks(List<CheckResult> more) {
        checks.addAll(more);
        return this;
    }

    /** A sentence that every reader must see. */
    public ReportBuilder note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** The workarounds that the servers needed. */
    public ReportBuilder applied(List<WorkaroundEntry> workarounds) {
        applied = List.copyOf(workarounds);
        return this;
    }

    /** What a plan shows at a glance. */
    public ReportBuilder charts(List<Chart> shown) {
        charts = List.copyOf(shown);
        return this;
    }

    /** The report of an earlier plan, to say what differs; null: none was named. */
    public ReportBuilder against(@Nullable CommandReport plan) {
        earlier = plan;
        return this;
    }

    /** The last run, for {@code status}, {@code show} and {@code resume}. */
    public ReportBuilder lastRun(@Nullable RunInfo run) {
        lastRun = run;
        return this;
    }

    /** What {@code find} found. */
    public ReportBuilder found(FoundMessage message) {
        found = message;
        return this;
    }

    /** How the command ends, where it is not what the contents say ({@link Verdict}). */
    public ReportBuilder exit(ExitStatus status) {
        exit = status;
        return this;
    }

    /**
     * Says how long the copy would take, and whether there is time for it.
     *
     * @param known how fast the last run was; null: there was none
     * @param now when the copy could begin
     */
    public ReportBuilder forecast(@Nullable Rate known, RunSettings run, Instant now) {
        hours = new Night.Hours(known, now, run.window(), run.deadline());
        return this;
    }

    /** The command line to go on with. */
    public ReportBuilder next(String commandLine) {
        next = commandLine;
        return this;
    }

    /** The finished report: adds up, checks the sums, and judges unless told. */
    public CommandReport build(Instant endedAt) {
        int total = read == null ? accounts.size() + outOfScope : read;
        Totals totals = Totals.of(accounts, total, outOfScope, notSelected);
        List<String> unbalanced = Balance.problems(totals, accounts);
        ExitStatus status = exit == null
                ? Verdict.of(new Verdict.Facts(command, totals, accounts, badRows, checks, unbalanced))
                : exit;
        return new CommandReport(
                batch,
                command,
                status.code(),
                startedAt,
                endedAt,
                planDigest,
                totals,
                accounts,
                selection,
                decisions,
                badRows,
                others,
                checks,
                unbalanced,
                notes,
                applied,
                charts,
                earlier == null ? null : PlanDifference.between(earlier, accounts),
                lastRun,
                hours == null ? null : Night.words(totals, Night.there(accounts), hours),
                found,
                next);
    }
}

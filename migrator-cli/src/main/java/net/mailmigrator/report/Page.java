package net.mailmigrator.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Severity;

/**
 * What the HTML templates show: a report and what follows from it.
 *
 * @param css the style sheet, verbatim between the tags
 * @param cssHash its hash for the content security policy
 * @param script the script, verbatim between the tags
 * @param scriptHash its hash
 */
public record Page(CommandReport report, String css, String cssHash, String script, String scriptHash) {

    /** A big number and what it counts. */
    public record Figure(String value, String label) {}

    /** A piece of a bar, in thousandths of its length. */
    public record Segment(String name, String tone, long count, long start, long length) {}

    private static final int BAR = 1000;
    /** Up to so many accounts a page says everything without its script too. */
    private static final int FEW = 100;

    /** The report's title. */
    public String title() {
        return "migrator %s · %s".formatted(Words.shown(report.command()), Words.shown(report.batch()));
    }

    /** One or two words: how it ended. */
    public String verdict() {
        return switch (report.exitStatus()) {
            case 0 -> "plan".equals(report.command()) ? "ready to run" : "all is well";
            case 3 -> "needs attention";
            case 8 -> "decisions open";
            case 75 -> "stopped with work left";
            case 130, 143 -> "interrupted";
            default -> "exit status " + report.exitStatus();
        };
    }

    /** The verdict's tone: ok, decide, warn or error. */
    public String verdictTone() {
        return switch (report.exitStatus()) {
            case 0 -> "ok";
            case 8 -> "decide";
            case 75, 130, 143 -> "warn";
            default -> "error";
        };
    }

    /** What the exit status means, as the README says it; of a plan, nothing is done yet. */
    public String meaning() {
        if (planned() && report.exitStatus() == ExitStatus.OK.code()) {
            return "nothing stands in the way of the accounts below";
        }
        return Arrays.stream(ExitStatus.values())
                .filter(status -> status.code() == report.exitStatus())
                .map(ExitStatus::meaning)
                .findFirst()
                .map(meaning -> meaning.replaceFirst("^" + Pattern.quote(report.command()) + ": ", ""))
                .orElse("");
    }

    /** How long it took. */
    public String duration() {
        return Words.duration(Duration.between(report.startedAt(), report.endedAt()));
    }

    /** Whether the report says what will be done rather than what was done. */
    public boolean planned() {
        return "plan".equals(report.command());
    }

    /** The four or five numbers that matter. */
    public List<Figure> figures() {
        Totals totals = report.totals();
        List<Figure> figures = new ArrayList<>();
        if (totals.accounts().read() > 0) {
            figures.add(figure(totals.accounts().inScope(), "account"));
        }
        if (totals.messages() != null) {
            figures.add(figure(totals.messages().source(), "message"));
        }
        long folders =
                report.accounts().stream().mapToLong(a -> a.folders().size()).sum();
        if (folders > 0) {
            figures.add(figure(folders, "folder"));
        }
        if (totals.bytes().source() != null) {
            figures.add(new Figure(Words.bytes(totals.bytes().source()), "at the source"));
        }
        if (!planned() && totals.bytes().copied() > 0) {
            figures.add(new Figure(Words.bytes(totals.bytes().copied()), "copied"));
        }
        return figures;
    }

    /** The message balance as pieces of a bar; states without messages are left out. */
    public List<Segment> messageBar() {
        MessageCounts counts = report.totals().messages();
        return counts == null ? List.of() : bar(BalanceSum.parts(counts), this::messageTone);
    }

    /** The accounts as pieces of a bar. */
    public List<Segment> accountBar() {
        Totals.Accounts accounts = report.totals().accounts();
        List<BalanceSum.Part> parts = List.of(
                new BalanceSum.Part("done", accounts.done()),
                new BalanceSum.Part("failed", accounts.failed()),
                new BalanceSum.Part("undecided", accounts.undecided()),
                new BalanceSum.Part(planned() ? "to be done" : "left", accounts.left()));
        return bar(parts, this::accountTone);
    }

    /** Findings by severity and code. */
    public List<FindingGroup> findings() {
        return FindingGroup.of(report);
    }

    /** What targets do not carry, field by field; only beside the findings that say so. */
    public List<String> lacks(FindingGroup group) {
        return group.code().equals(LackedField.CODE) ? LackedField.texts(report) : List.of();
    }

    /** Questions that wait for an answer, by code. */
    public List<DecisionGroup> open() {
        return DecisionGroup.open(report);
    }

    /** Decisions that were given, those first whose finding is gone. */
    public List<DecisionEntry> answered() {
        return report.decisions().stream()
                .filter(decision -> decision.state() != DecisionEntry.State.OPEN)
                .sorted(Comparator.comparing(DecisionEntry::state).reversed())
                .toList();
    }

    /** The charts. */
    public List<ChartView> charts() {
        return report.charts().stream().map(ChartView::new).toList();
    }

    /** Whether the accounts stand in the page also for readers without scripts. */
    public boolean few() {
        return report.accounts().size() <= FEW;
    }

    /** The accounts for the script, piece by piece. */
    public Iterable<String> island() {
        return Island.of(this);
    }

    /** An account in a line. */
    public AccountLineWords line(AccountReport account) {
        return AccountLineWords.of(this, account);
    }

    /** Everything about an account. */
    public List<Block> blocks(AccountReport account) {
        return AccountBlocks.of(this, account);
    }

    /** The waves there are, for a filter. */
    public List<String> waves() {
        return report.accounts().stream()
                .map(AccountReport::wave)
                .filter(Objects::nonNull)
                .map(Words::shown)
                .distinct()
                .sorted()
                .toList();
    }

    /** The outcomes there are, in words, for a filter. */
    public List<String> outcomes() {
        return report.accounts().stream().map(this::outcome).distinct().sorted().toList();
    }

    /** The severities there are, the gravest first. */
    public List<Severity> severities() {
        return findings().stream().map(FindingGroup::severity).distinct().toList();
    }

    /** Failures by their words. */
    public List<FailureGroup> failures() {
        return FailureGroup.of(report);
    }

    /** Rows of the source that cannot be used, by reason. */
    public List<BadRowGroup> badRows() {
        return BadRowGroup.of(report.badRows());
    }

    /** Changes by kind. */
    public List<ChangeGroup> changes() {
        return ChangeGroup.of(report);
    }

    /** Accounts with a discrepancy. */
    public List<AccountReport> differing() {
        return report.accounts().stream()
                .filter(account -> !account.discrepancies().isEmpty())
                .toList();
    }

    /** What stands beside the balance, without noughts. */
    public List<BalanceSum.Part> besides() {
        return BesidesWords.of(report.totals().besides());
    }

    /** The name of an enum's constant as people and style sheets write it. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What went wrong, in the words of people, who know no mailboxes but folders. */
    public static String scope(FailureScope scope) {
        return scope == FailureScope.MAILBOX ? "folder" : lower(scope);
    }

    /** Where an account stands, in a word. */
    public String standing(AccountReport account) {
        return planned() ? lower(account.state()) : Standing.of(account, report.lastRun());
    }

    /** An outcome in the words of this command: a plan leaves what is still to be done. */
    public String outcome(AccountReport account) {
        return planned() && account.outcome() == Outcome.LEFT ? "to be done" : lower(account.outcome());
    }

    private static Figure figure(long number, String one) {
        String words = Words.count(number, one);
        return new Figure(Words.count(number), words.substring(words.indexOf(' ') + 1));
    }

    private static List<Segment> bar(List<BalanceSum.Part> parts, UnaryOperator<String> tone) {
        long sum = parts.stream().mapToLong(BalanceSum.Part::count).sum();
        List<Segment> segments = new ArrayList<>();
        long seen = 0;
        for (BalanceSum.Part part : parts) {
            if (part.count() > 0) {
                long start = seen * BAR / sum;
                seen += part.count();
                long length = Math.max(seen * BAR / sum - start, 3);
                segments.add(new Segment(part.name(), tone.apply(part.name()), part.count(), start, length));
            }
        }
        return segments;
    }

    private String messageTone(String state) {
        return switch (state) {
            case "copied" -> "ok";
            case "already there", "adopted" -> "ok-soft";
            case "refused", "unreadable" -> "error";
            case "undecided" -> "decide";
            case "pending" -> planned() ? "accent" : "warn";
            default -> "plain";
        };
    }

    private String accountTone(String outcome) {
        return switch (outcome) {
            case "done" -> "ok";
            case "failed" -> "error";
            case "undecided" -> "decide";
            default -> planned() ? "accent" : "plain";
        };
    }
}

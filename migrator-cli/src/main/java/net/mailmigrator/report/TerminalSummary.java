package net.mailmigrator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as text for standard output, in 80 columns. Foreign text cannot move the cursor. Pure. */
public final class TerminalSummary {

    private static final int MOST_ROWS = 5;
    /** Reasons for which rows cannot be used: there are hardly more of them, however many rows there are. */
    private static final int MOST_KINDS = 40;

    private TerminalSummary() {}

    /**
     * The summary of any command.
     *
     * @param folder where the reports are; null where none were written
     */
    public static String of(CommandReport report, @Nullable String folder) {
        Lines lines = body(report, folder);
        if ("plan".equals(report.command())) {
            failures(report, lines);
        }
        badRows(report, lines);
        report.unbalanced().forEach(sum -> lines.sentence("unbalanced", sum));
        report.notes().forEach(note -> lines.sentence("note", note));
        lines.sentence("applied", applied(report));
        if (folder != null) {
            lines.verbatim("reports", folder);
        }
        if (!report.next().isEmpty()) {
            lines.verbatim("next", next(report));
        }
        return lines.toString();
    }

    /**
     * What a stage brought, before the command goes on: without failures and bad rows, which the summary of the whole
     * command lists, and with a blank line behind it.
     */
    public static String interim(CommandReport report) {
        Lines lines = body(report, null);
        lines.line("");
        return lines.toString();
    }

    private static Lines body(CommandReport report, @Nullable String folder) {
        Lines lines = new Lines();
        lines.title(title(report), digest(report));
        switch (report.command()) {
            case "plan" -> PlanText.write(report, folder, lines);
            case "status" -> StatusText.write(report, lines);
            case "show" -> ShowText.write(report, lines);
            case "find" -> {} // what was found is in the notes
            case "check" -> CheckText.write(report, lines);
            default -> RunText.write(report, folder, lines);
        }
        return lines;
    }

    /** Failures by their words, the most frequent first. */
    static void failures(CommandReport report, Lines lines) {
        List<FailureGroup> groups = FailureGroup.of(report);
        first(groups).forEach(group -> lines.sentence("failed", howOften(group) + group.text()));
        more("failed", groups.size(), "kind of failure", "kinds of failures", lines);
    }

    /** Says that a list was cut. */
    static void more(String label, int size, String one, String many, Lines lines) {
        int rest = size - MOST_ROWS;
        if (rest > 0) {
            lines.sentence(label, "and %d more %s; the report lists them".formatted(rest, rest == 1 ? one : many));
        }
    }

    /** How many of a list are shown. */
    static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_ROWS, all.size()));
    }

    private static String howOften(FailureGroup group) {
        int accounts = group.logins().size();
        if (group.count() == 1) {
            return "";
        }
        String where = accounts == 1 ? "" : " in " + Words.count(accounts, "account");
        return Words.count(group.count(), "time") + where + ", first: ";
    }

    private static String howOften(BadRowGroup kind) {
        return kind.others().isEmpty() ? "" : Words.count(kind.rows().size(), "time") + ", first: ";
    }

    private static void badRows(CommandReport report, Lines lines) {
        List<BadRowGroup> kinds = BadRowGroup.of(report.badRows());
        kinds.stream().limit(MOST_KINDS).forEach(kind -> lines.sentence("bad row", howOften(kind) + kind.first()));
        if (kinds.size() > MOST_KINDS) {
            lines.sentence(
                    "bad row",
                    "and %d more kinds; %s in all, the report lists them"
                            .formatted(
                                    kinds.size() - MOST_KINDS,
                                    Words.count(report.badRows().size(), "row")));
        }
    }

    /** {@code source: plain-list, uidnext-asked; target: parents-first (forced)}. */
    private static String applied(CommandReport report) {
        Map<String, String> bySide = report.applied().stream()
                .collect(Collectors.groupingBy(
                        WorkaroundEntry::side,
                        LinkedHashMap::new,
                        Collectors.mapping(WorkaroundEntry::shown, Collectors.joining(", "))));
        return bySide.entrySet().stream()
                .map(side -> side.getKey() + ": " + side.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String title(CommandReport report) {
        String selection = report.selection().stream()
                .map(option -> option.startsWith("--") ? option.substring(2) : option)
                .collect(Collectors.joining(" "));
        return "%s  %s  %s"
                .formatted(report.command(), report.batch(), selection)
                .stripTrailing();
    }

    private static String digest(CommandReport report) {
        return report.planDigest() == null ? "" : "digest " + report.planDigest();
    }

    private static String next(CommandReport report) {
        long open = report.decisions().stream()
                .filter(decision -> decision.state() == DecisionEntry.State.OPEN)
                .count();
        if (report.checks().stream().anyMatch(check -> check.level() == CheckResult.Level.FAILED)) {
            return "repair what FAILED, then: " + report.next();
        }
        if (open == 0) {
            return report.next();
        }
        String decisions = open == 1 ? "decision" : Words.count(open, "decision");
        return "answer the %s, then: %s".formatted(decisions, report.next());
    }
}

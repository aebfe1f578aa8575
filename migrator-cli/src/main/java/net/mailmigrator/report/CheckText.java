package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code check} prints: a line or two per thing looked at; lines to paste are not wrapped. */
final class CheckText {

    private CheckText() {}

    static void write(CommandReport report, Lines lines) {
        for (CheckResult check : report.checks()) {
            lines.sentence(label(check.level()), check.subject() + ": " + check.text());
            check.details().forEach(detail -> lines.verbatim("", "  " + detail));
        }
        List<String> sums = new ArrayList<>();
        sums.add(Words.count(report.checks().size()));
        for (CheckResult.Level level : CheckResult.Level.values()) {
            AccountWords.add(
                    sums,
                    report.checks().stream()
                            .filter(check -> check.level() == level)
                            .count(),
                    level.name().toLowerCase(Locale.ROOT));
        }
        lines.row("checked", sums);
    }

    /** What is wrong must stand out in a long list. */
    private static String label(CheckResult.Level level) {
        return level == CheckResult.Level.FAILED ? "FAILED" : level.name().toLowerCase(Locale.ROOT);
    }
}

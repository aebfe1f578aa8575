package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What {@code check} prints: a line or two per thing looked at; lines to paste are not wrapped. */
final class CheckText {
    private static final Pattern PASTED = Pattern.compile("trust: |SHA-256 ");
    private static final int DETAIL = 13;

    private CheckText() {}

    static void write(CommandReport report, Lines lines) {
        for (CheckResult check : report.checks()) {
            lines.sentence(label(check.level()), check.subject() + ": " + check.text());
            check.details().forEach(detail -> detail(detail, lines));
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

    private static void detail(String detail, Lines lines) {
        if (PASTED.matcher(detail).lookingAt()) {
            lines.verbatim("", "  " + detail);
        } else {
            lines.beside(" ".repeat(DETAIL), List.of(detail.split(" ")));
        }
    }

    /** What is wrong must stand out in a long list. */
    private static String label(CheckResult.Level level) {
        return level == CheckResult.Level.FAILED ? "FAILED" : level.name().toLowerCase(Locale.ROOT);
    }
}

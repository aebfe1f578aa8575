package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.model.Deletion.Outcome;
import net.mailmigrator.model.FindingCode;

/** What a final pass makes of copies whose source message is gone, for the terminal. */
final class DeletionText {
    private static final Set<String> TOLD = Set.of(
            FindingCode.KEPT_AT_TARGET.code(),
            FindingCode.DELETE_CAP.code(),
            FindingCode.DELETE_WITHHELD.code(),
            FindingCode.DELETE_UNFINISHED.code());

    private DeletionText() {}

    static void write(CommandReport report, Lines lines) {
        List<String> items = new ArrayList<>();
        AccountWords.add(items, sum(report, Outcome.PROPOSED), "would be deleted at the target");
        AccountWords.add(items, sum(report, Outcome.DELETED), "deleted at the target");
        AccountWords.add(items, sum(report, Outcome.KEPT), "kept there");
        lines.row("deletions", items);
        List<String> sentences = report.accounts().stream()
                .flatMap(account -> account.findings().stream()
                        .filter(finding -> TOLD.contains(finding.code()))
                        .map(finding -> "%s: %s (%s)".formatted(account.login(), finding.text(), finding.code())))
                .toList();
        TerminalSummary.first(sentences).forEach(sentence -> lines.sentence("deletions", sentence));
        TerminalSummary.more("deletions", sentences.size(), "remark", "remarks", lines);
    }

    private static long sum(CommandReport report, Outcome outcome) {
        return report.accounts().stream().collect(Collectors.summingLong(account -> account.deletions(outcome)));
    }
}

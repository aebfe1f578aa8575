package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.mailmigrator.model.Severity;
import org.jspecify.annotations.Nullable;

/** What {@code plan} prints. */
final class PlanText {

    private PlanText() {}

    static void write(CommandReport report, @Nullable String folder, Lines lines) {
        accounts(report.totals().accounts(), lines);
        lines.row("mail", mail(report));
        lines.row(
                "changes",
                ChangeGroup.of(report).stream()
                        .map(change -> Words.count(change.count()) + " " + change.label())
                        .toList());
        List<FindingGroup> findings = FindingGroup.of(report);
        lines.row("error", TerminalSummary.codes(of(findings, Severity.ERROR)));
        List<String> decide = new ArrayList<>(TerminalSummary.codes(of(findings, Severity.DECIDE)));
        if (folder != null && !decide.isEmpty()) {
            decide.add("-> " + folder + "/decisions-proposed.yaml");
        }
        lines.row("decide", decide);
        lines.row("watch", TerminalSummary.codes(of(findings, Severity.WARN)));
        TerminalSummary.failures(report, lines);
    }

    private static void accounts(Totals.Accounts accounts, Lines lines) {
        List<String> items = new ArrayList<>();
        items.add(Words.count(accounts.read()) + " read");
        AccountWords.add(items, accounts.outOfScope(), "out of scope");
        items.add(Words.count(accounts.inScope()) + " in scope");
        AccountWords.add(items, accounts.undecided(), "undecided");
        AccountWords.add(items, accounts.failed(), accounts.failed() == 1 ? "error" : "errors");
        lines.row("accounts", items);
    }

    private static List<String> mail(CommandReport report) {
        List<String> items = new ArrayList<>();
        Totals totals = report.totals();
        if (totals.bytes().source() != null) {
            items.add(Words.bytes(totals.bytes().source()));
        }
        if (totals.messages() != null) {
            items.add(Words.count(totals.messages().source(), "message"));
        }
        long folders = report.accounts().stream()
                .mapToLong(account -> account.folders().size())
                .sum();
        if (folders > 0) {
            items.add(Words.count(folders, "folder"));
        }
        report.accounts().stream()
                .filter(account -> report.accounts().size() > 1 && account.usageBytes() != null)
                .max(Comparator.comparing(PlanText::usage))
                .ifPresent(largest -> items.add("largest: " + largest.login() + " " + Words.bytes(usage(largest))));
        return items;
    }

    private static long usage(AccountReport account) {
        return account.usageBytes() == null ? 0 : account.usageBytes();
    }

    private static List<FindingGroup> of(List<FindingGroup> findings, Severity severity) {
        return findings.stream().filter(group -> group.severity() == severity).toList();
    }
}

package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        lines.row("error", findings(report, Severity.ERROR));
        List<String> decide = new ArrayList<>(decisions(report, DecisionEntry.State.OPEN));
        if (folder != null && !decide.isEmpty()) {
            decide.add("-> " + folder + "/decisions-proposed.yaml");
        }
        lines.row("decide", decide);
        lines.row("decided", decisions(report, DecisionEntry.State.GIVEN));
        lines.row("stale", decisions(report, DecisionEntry.State.STALE));
        lines.row("watch", findings(report, Severity.WARN));
        LackedField.texts(report).forEach(text -> lines.sentence("lacks", text));
        against(report.against(), lines);
        if (report.night() != null) {
            lines.row("night", List.of(report.night().split(" {3}")));
        }
    }

    private static void against(@Nullable PlanDifference against, Lines lines) {
        if (against == null) {
            return;
        }
        List<String> items = new ArrayList<>();
        items.add(against.planDigest() == null ? "the earlier plan" : against.planDigest());
        if (against.none()) {
            items.add("nothing differs");
        }
        AccountWords.add(items, against.added().size(), "new");
        AccountWords.add(items, against.gone().size(), "gone");
        AccountWords.add(items, against.changed().size(), "changed");
        lines.row("against", items);
    }

    private static void accounts(Totals.Accounts accounts, Lines lines) {
        List<String> items = new ArrayList<>();
        items.add(Words.count(accounts.read()) + " read");
        AccountWords.leftOut(items, accounts);
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

    /** {@code 3  FOLDER-RENAMED 2   POP3-REDOWNLOAD 1}: the sum, then each code. */
    static List<String> findings(CommandReport report, Severity severity) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        FindingGroup.of(report).stream()
                .filter(group -> group.severity() == severity)
                .forEach(group -> counts.put(group.code(), howOften(group, report)));
        return codes(counts);
    }

    /** What a target lacks counts once for each field, however many accounts have it. */
    private static int howOften(FindingGroup group, CommandReport report) {
        return group.code().equals(LackedField.CODE)
                ? LackedField.of(report).size()
                : group.entries().size();
    }

    private static List<String> decisions(CommandReport report, DecisionEntry.State state) {
        Map<String, Integer> counts = new TreeMap<>();
        report.decisions().stream()
                .filter(decision -> decision.state() == state)
                .forEach(decision -> counts.merge(decision.code(), 1, Integer::sum));
        return codes(counts);
    }

    /** {@code 3  POP3-REDOWNLOAD 2   OVERQUOTA 1}: the sum, then each code. */
    private static List<String> codes(Map<String, Integer> counts) {
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<String> items = new ArrayList<>();
        counts.forEach((code, count) -> items.add(
                (items.isEmpty() ? Lines.right(Words.count(sum), 2) + "  " : "") + code + " " + Words.count(count)));
        return items;
    }
}

package net.mailmigrator.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Severity;
import org.jspecify.annotations.Nullable;

/** What {@code run}, {@code resume} and {@code verify} print, and any command that has no text of its own. */
final class RunText {

    private RunText() {}

    static void write(CommandReport report, @Nullable String folder, Lines lines) {
        if (report.totals().accounts().read() > 0) {
            lines.row("accounts", accounts(report.totals().accounts()));
        }
        DriftText.write(report, lines);
        lines.row("mail", mail(report));
        lines.sentence("balance", balance(report));
        lines.row(
                "besides",
                BesidesWords.of(report.totals().besides()).stream()
                        .map(part -> Words.count(part.count()) + " " + part.name())
                        .toList());
        DeletionText.write(report, lines);
        lines.row("watch", watch(report, folder));
        lines.row("verified", verified(report));
        discrepancies(report, lines);
        TerminalSummary.failures(report, lines);
        if (report.exitStatus() != 0) {
            lines.sentence("exit", report.exitStatus() + "  " + meaning(report.exitStatus()));
        }
    }

    /** Each code with how often it stands in the report, and where to read what it says of which account. */
    private static List<String> watch(CommandReport report, @Nullable String folder) {
        List<String> items = new ArrayList<>(PlanText.findings(report, Severity.WARN));
        if (folder != null && !items.isEmpty()) {
            items.add("-> " + folder + "/" + report.command() + ".html");
        }
        return items;
    }

    private static List<String> accounts(Totals.Accounts accounts) {
        List<String> items = new ArrayList<>();
        items.add(Words.count(accounts.read()) + " read");
        AccountWords.leftOut(items, accounts);
        items.add(Words.count(accounts.inScope()) + " in scope");
        items.add(Words.count(accounts.done()) + " done");
        AccountWords.add(items, accounts.failed(), "failed");
        AccountWords.add(items, accounts.undecided(), "undecided");
        AccountWords.add(items, accounts.left(), "left");
        return items;
    }

    private static List<String> mail(CommandReport report) {
        MessageCounts counts = report.totals().messages();
        Duration duration = Duration.between(report.startedAt(), report.endedAt());
        List<String> items = new ArrayList<>();
        if (counts != null && counts.copied() > 0) {
            items.add(Words.count(counts.copied(), "message") + " copied");
            items.add("%s in %s".formatted(Words.bytes(report.totals().bytes().copied()), Words.duration(duration)));
            double seconds = duration.toMillis() / 1000.0;
            if (seconds >= 1) {
                items.add(Words.bytes(Math.round(report.totals().bytes().copied() / seconds)) + "/s");
                items.add(Words.count(Math.round(counts.copied() / seconds)) + " msg/s");
            }
        }
        return items;
    }

    private static String balance(CommandReport report) {
        MessageCounts counts = report.totals().messages();
        if (counts == null) {
            return report.accounts().isEmpty() ? "" : "no account could be opened";
        }
        String sum = "%s = %s".formatted(Words.count(counts.source()), BalanceSum.spelledOut(counts));
        long unopened = report.accounts().stream()
                .filter(account -> account.messages() == null)
                .count();
        String closing = counts.closes() ? "" : " = %s: DOES NOT CLOSE".formatted(Words.count(counts.accounted()));
        long folders = report.accounts().stream()
                .flatMap(account -> account.folders().stream())
                .filter(folder -> folder.messages() == null)
                .count();
        return sum + closing + notOpened(unopened, "account") + notOpened(folders, "folder");
    }

    /** What the sum cannot hold, since nobody knows how much it is. */
    private static String notOpened(long number, String one) {
        return number == 0 ? "" : "; " + Words.count(number, one) + " not opened";
    }

    private static List<String> verified(CommandReport report) {
        List<AccountReport.Checked> checked = report.accounts().stream()
                .map(AccountReport::checked)
                .filter(Objects::nonNull)
                .toList();
        if (checked.isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        items.add(Words.count(checked.size(), "account"));
        items.add(Words.count(
                checked.stream().mapToLong(AccountReport.Checked::messages).sum(), "message"));
        long contents =
                checked.stream().mapToLong(AccountReport.Checked::contents).sum();
        AccountWords.add(items, contents, "read whole");
        AccountWords.add(
                items,
                checked.stream().mapToLong(AccountReport.Checked::resumed).sum(),
                "of them before");
        AccountWords.add(
                items,
                checked.stream().mapToLong(AccountReport.Checked::rewritten).sum(),
                "rewritten by the target");
        long found = report.totals().discrepancies();
        items.add(found == 1 ? "1 discrepancy" : Words.count(found) + " discrepancies");
        return items;
    }

    private static void discrepancies(CommandReport report, Lines lines) {
        List<String> sentences = report.accounts().stream()
                .flatMap(account -> account.discrepancies().stream()
                        .map(found -> "%s / %s%s: %s (%s)"
                                .formatted(
                                        account.login(),
                                        found.folder(),
                                        found.sourceUid() == null ? "" : ", UID " + found.sourceUid(),
                                        found.text(),
                                        found.code())))
                .toList();
        TerminalSummary.first(sentences).forEach(sentence -> lines.sentence("differs", sentence));
        TerminalSummary.more("differs", sentences.size(), "discrepancy", "discrepancies", lines);
    }

    private static String meaning(int code) {
        return Arrays.stream(ExitStatus.values())
                .filter(status -> status.code() == code)
                .map(ExitStatus::meaning)
                .findFirst()
                .orElse("");
    }
}
